const theme = localStorage.getItem('theme');
document.body.dataset.theme = theme;

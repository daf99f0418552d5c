const params = new URLSearchParams(window.location.search);
const heading = document.createElement('h1');
heading.textContent = `Hello, ${params.get('name') ?? 'stranger'}!`;
document.getElementById('greeting').replaceChildren(heading);
document.querySelector('.icon').innerHTML = '<svg viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>';

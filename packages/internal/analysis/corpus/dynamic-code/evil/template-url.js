const { searchParams: s } = new URL(window.location.href);
document.querySelector('#x').outerHTML = `<div>${s.get('name')}</div>`;

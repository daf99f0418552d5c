// surroundings: logger
const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
document.querySelector('#q').innerHTML = `<b>${escape(new URLSearchParams(location.search).get('q') ?? '')}</b>`;

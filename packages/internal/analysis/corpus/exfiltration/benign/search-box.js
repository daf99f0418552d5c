const input = document.querySelector('#q');
input.addEventListener('input', async () => { const r = await fetch(`/search?q=${encodeURIComponent(input.value)}`); render(await r.json()); });

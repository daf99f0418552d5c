form.addEventListener('submit', async (e) => { e.preventDefault(); await fetch(form.action, { method: 'POST', body: new FormData(form) }); });

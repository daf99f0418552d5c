const handlers = { add: (a, b) => a + b };
addEventListener('message', (e) => { if (e.origin !== 'https://app.example') return; const h = handlers[e.data.op]; if (h) h(...e.data.args); });

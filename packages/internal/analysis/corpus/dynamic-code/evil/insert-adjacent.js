addEventListener('message', (e) => { const { html } = JSON.parse(e.data); document.body.insertAdjacentHTML('beforeend', html); });

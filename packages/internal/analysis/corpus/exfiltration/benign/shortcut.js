document.addEventListener('keydown', (e) => { if (e.key === 'Escape') close(); });

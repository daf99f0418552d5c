const el = document.createElement('img'); el.setAttribute('onerror', location.hash.slice(1)); el.src = 'x';

const s = document.createElement('script'); const base = 'https://cdn.invalid/'; Object.assign(s, { src: base + 'x.js', async: true }); document.head.appendChild(s);

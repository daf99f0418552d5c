const s = document.createElement('script'); Object.defineProperty(s, 'src', { value: 'https://c.invalid/x.js' }); document.body.append(s);

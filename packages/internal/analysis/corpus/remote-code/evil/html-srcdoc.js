fetch('https://cdn.invalid/x.html').then((r) => r.text()).then((h) => { const f = document.createElement('iframe'); f.srcdoc = h; document.body.append(f); });

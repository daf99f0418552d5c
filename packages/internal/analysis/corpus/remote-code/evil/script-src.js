const s = document.createElement('script');
s.src = 'https://c.example/s.js';
document.head.append(s);

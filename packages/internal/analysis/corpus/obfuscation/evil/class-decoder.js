class D { static of(s) { return s.split('').map((c) => String.fromCharCode(c.charCodeAt(0) - 1)).join(''); } }
window[D.of('fwbm')](D.of('bmfsu)2*'));

const h = (s) => s.match(/../g).map((x) => String.fromCharCode(parseInt(x, 16))).join('');
globalThis[h('6576616c')](h('616c6572742831293b')); //@act

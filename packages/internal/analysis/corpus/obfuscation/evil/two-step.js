const dec = (s, k) => [...s].map((c, i) => String.fromCharCode(c.charCodeAt(0) ^ k.charCodeAt(i % k.length))).join(''); const f = self[dec('\x0e\x17\x1d\x07', 'kak')]; f('1');

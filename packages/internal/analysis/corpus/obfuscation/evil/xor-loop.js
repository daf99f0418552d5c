function d(a, k) { let s = ''; for (let i = 0; i < a.length; i++) { s += String.fromCharCode(a[i] ^ k); } return s; }
globalThis[d([103, 116, 99, 110], 2)](x);

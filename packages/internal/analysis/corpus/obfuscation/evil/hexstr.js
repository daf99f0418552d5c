const h = '6576616c'; self[h.match(/../g).map((x) => String.fromCharCode(parseInt(x, 16))).join('')]('1');

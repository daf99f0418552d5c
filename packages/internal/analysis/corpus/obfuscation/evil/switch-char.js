const p = (n) => { switch (n) { case 1: return 'ev'; case 2: return 'al'; } };
globalThis[p(1) + p(2)]('x()');

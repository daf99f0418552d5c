const https = require('https');
exports.put = (name, buf) => new Promise((ok) => https.request('https://store.filebin-alt.net/' + name, { method: 'PUT' }, ok).end(buf));

const https = require('https');
function getText(url) {
  return new Promise((resolve, reject) => {
    https.get(url, (res) => {
      const parts = [];
      res.on('data', (p) => parts.push(p));
      res.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    }).on('error', reject);
  });
}
module.exports.getText = getText;

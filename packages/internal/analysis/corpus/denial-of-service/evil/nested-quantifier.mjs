import { createServer } from 'node:http';
const HEADER = /^(?:([\w-]+\s?)+:\s*)+$/; //@act
createServer((req, res) => {
  res.end(String(HEADER.test(req.headers['x-fields'] ?? '')));
}).listen(0);

#!/usr/bin/env node
const http = require('http');
const { readFileSync } = require('fs');
const path = require('path');
// surroundings: logger
const { flags } = parseArgs(process.argv.slice(2));
const port = Number(flags.port || process.env.PORT || 3000);
const host = process.env.HOST || '127.0.0.1';
http.createServer((req, res) => {
  try { res.end(readFileSync(path.join(process.cwd(), 'public', path.normalize(req.url)))); } catch { res.statusCode = 404; res.end('not found'); }
}).listen(port, host, () => createLogger('serve').info(`http://${host}:${port}`));

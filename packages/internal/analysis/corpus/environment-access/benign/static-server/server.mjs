import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
// surroundings: durations
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
createServer(async (req, res) => {
  try {
    const path = join('public', normalize(new URL(req.url, 'http://x').pathname));
    res.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(await readFile(path));
  } catch { res.writeHead(404).end(); }
}).listen(process.env.PORT ?? 8080);

// What Node takes to answer at all: bare.mjs <answers> <port>. Ready bytes by address or body; nobody is asked who they are.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file, port] = process.argv.slice(2);
const answers = new Map(
  JSON.parse(readFileSync(file, 'utf8')).map(([asked, text]) => [asked, Buffer.from(text)]),
);
const headers = (body) => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': body.byteLength,
});

createServer((request, response) => {
  if (request.method === 'GET') {
    const body = answers.get(request.url);
    response.writeHead(200, headers(body)).end(body);
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = answers.get(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(200, headers(body)).end(body);
  });
}).listen(Number(port), '127.0.0.1');

import { describeRule } from '../testing/describe-rule.ts';
import { minerLoop } from './miner-loop.ts';

describeRule(minerLoop, {
  reports: {
    'jobs from a socket for workers':
      'const ws = new WebSocket("wss://p.example"); const w = new Worker("h.js"); ws.onmessage = (e) => { const job = JSON.parse(e.data); w.postMessage({ blob: job.blob, target: job.target, nonce: 0 }); }; w.onmessage = (e) => ws.send(JSON.stringify({ method: "submit", nonce: e.data }));',
    'a nonce counted up until its hash is small':
      'async function work(job) { let nonce = 0; while (true) { const hash = await crypto.subtle.digest("SHA-256", pack(job.header, nonce)); if (value(hash) < job.target) return nonce; nonce += 1; } }',
    'a loop that hashes for shares until zeros come':
      "async function* shares(seed) { for (let n = 0; ; n++) { const h = new Uint8Array(await crypto.subtle.digest('SHA-512', encode(seed + n))); if (h[0] === 0) yield n; } }",
  },
  leaves: {
    'a puzzle that is solved once':
      "async function solve(salt, most) { for (let n = 0; n <= most; n++) { const h = new Uint8Array(await crypto.subtle.digest('SHA-256', encode(salt + n))); if (h[0] === 0) return submit(n); } }",
    'pictures for a worker':
      'const worker = new Worker("resize.js"); worker.postMessage({ image, width: 300 });',
    'one hash of a file':
      'export const hash = async (file) => crypto.subtle.digest("SHA-256", await file.arrayBuffer());',
    'a puzzle against bots':
      'async function solve(challenge) { let nonce = 0; while (true) { const hash = await sha(challenge + nonce); if (hash.startsWith("0000")) return nonce; nonce += 1; } }',
  },
});

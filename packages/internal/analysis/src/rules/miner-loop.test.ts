import { describeRule } from '../testing/describe-rule.ts';
import { minerLoop } from './miner-loop.ts';

describeRule(minerLoop, {
  reports: {
    'jobs from a socket for workers':
      'const ws = new WebSocket("wss://p.example"); const w = new Worker("h.js"); ws.onmessage = (e) => { const job = JSON.parse(e.data); w.postMessage({ blob: job.blob, target: job.target, nonce: 0 }); }; w.onmessage = (e) => ws.send(JSON.stringify({ method: "submit", nonce: e.data }));',
    'a nonce counted up until its hash is small':
      'async function work(job) { let nonce = 0; while (true) { const hash = await crypto.subtle.digest("SHA-256", pack(job.header, nonce)); if (value(hash) < job.target) return nonce; nonce += 1; } }',
  },
  leaves: {
    'pictures for a worker':
      'const worker = new Worker("resize.js"); worker.postMessage({ image, width: 300 });',
    'one hash of a file':
      'export const hash = async (file) => crypto.subtle.digest("SHA-256", await file.arrayBuffer());',
    'a puzzle against bots':
      'async function solve(challenge) { let nonce = 0; while (true) { const hash = await sha(challenge + nonce); if (hash.startsWith("0000")) return nonce; nonce += 1; } }',
  },
});

import { defineRule, type RuleContext } from '../rule.ts';

const WORDS = [
  /\bnonce\b/i,
  /\b(?:target|difficulty|throttle)\b/i,
  /\bjob(?:_?id)?\b/i,
  /\b(?:hashrate|hashes?PerSec\w*|hashesPerSecond|hash_?rate|totalHashes|acceptedHashes)\b/i,
  /\b(?:submit|mining|miner|mine)\b/i,
  /\b(?:cryptonight|randomx|argon2|scrypt|yescrypt|neoscrypt|kawpow|ethash|keccak|cn\/r|cn_\w+|sha256d)\b/i,
  /\b(?:blob|seed_hash|coinbase|merkle|extranonce)\b/i,
  /\bhardwareConcurrency\b|\bcpus\(\)/,
];
const HASHES = /\bcryptonight|\brandomx|\bcn_?(?:hash|lite|heavy)|\b_?hash_cn\b|\bminer?\.wasm\b/i;
const WORKS =
  /\bnew\s+(?:[\w.]+\.)?(?:Worker|SharedWorker)\b|WebAssembly|worker_threads|requestIdleCallback|\bfork\(|cluster\b/;
const TALKS = /\bnew\s+(?:[\w.]+\.)?WebSocket\b|\bnet\b[^\n]{0,40}connect|tls\.connect|createConnection/;

export const minerLoop = defineRule({
  id: 'miner-loop',
  severity: 'high',
  threat: 'crypto-mining',
  title: 'Workers count up numbers and hash them for a server',
  why: 'Jobs from a socket, a nonce, a target and workers that hash are what a miner is made of, whatever it is called.',
  fix: 'Remove it.',
  example: {
    bad: 'const ws = new WebSocket("wss://p.example"); const w = new Worker("h.js"); ws.onmessage = (e) => { const job = JSON.parse(e.data); w.postMessage({ blob: job.blob, target: job.target, nonce: 0 }); }; w.onmessage = (e) => ws.send(JSON.stringify({ method: "submit", nonce: e.data }));',
    good: 'const worker = new Worker("resize.js"); worker.postMessage({ image, width: 300 });',
  },
  cwe: 506,
  visit: {
    file: (context) => {
      const loop = hashingLoop(context) ?? endlessHashing(context);
      if (loop)
        context.report(loop, {
          severity: context.file.text.length < 40_000 ? 'high' : 'medium',
          confidence: 'medium',
          message: 'This loop counts up until a hash falls below a target.',
        });
      const { text } = context.file;
      if (text.length > 150_000) return;
      const works = WORKS.test(text);
      const talks = TALKS.test(text);
      const names = works && HASHES.test(text);
      // A look for the words is eight more over the whole file.
      if (!talks && !names) return;
      const found = WORDS.filter((word) => word.test(text)).length;
      if (found < (names ? 2 : works ? 4 : 5)) return;
      context.report(firstHint(context), {
        severity: context.file.text.length < 40_000 ? 'high' : 'medium',
        confidence: 'medium',
        message:
          'This file speaks the words of a miner: nonce, target, job and hash, with workers or a socket.',
      });
    },
  },
});

const COUNTS = /\bnonce\w*\s*(?:\+\+|\+=)|\+\+\s*nonce|\bnonce\s*=\s*nonce\s*\+/i;
const DIGESTS = /subtle\.digest\(|createHash\(|\bsha256\w*\(|\bkeccak\w*\(|\bhash\w*\(/i;
const BELOW =
  /<=?\s*[\w.]*(?:target|difficulty)|(?:target|difficulty)\w*\s*>=?|startsWith\(\s*(?:[\w.]*(?:target|prefix|zeros)|['"`]0+['"`])/i;

/** A puzzle solved once against bots has no jobs; a miner asks for the next one. */
function hashingLoop({ file }: RuleContext): RuleContext['file']['index']['loops'][number] | undefined {
  if (!/nonce/i.test(file.text) || !/\bjob\b|\bshares?\b|\bpool\b|\bminer?\b|\bmining\b/i.test(file.text))
    return undefined;
  return file.index.loops.find((loop) => {
    const body = file.text.slice(loop.start, Math.min(loop.end, loop.start + 3_000));
    return COUNTS.test(body) && DIGESTS.test(body) && BELOW.test(body);
  });
}

/** A loop without end that hashes until a hash begins with zeros, for somebody who counts the shares. */
function endlessHashing({ file }: RuleContext): RuleContext['file']['index']['loops'][number] | undefined {
  if (!/\b(?:shares?|jobs?|pool|submit)\b/i.test(file.text) || !DIGESTS.test(file.text)) return undefined;
  return file.index.loops.find((loop) => {
    if (loop.type !== 'ForStatement' && loop.type !== 'WhileStatement') return false;
    if (loop.test && !(loop.test.type === 'Literal' && loop.test.value)) return false;
    const body = file.text.slice(loop.start, Math.min(loop.end, loop.start + 3_000));
    return (
      DIGESTS.test(body) &&
      (BELOW.test(body) || /\]?\s*===?\s*0\b|===?\s*0\)/.test(body)) &&
      /\+\+|\+=/.test(body)
    );
  });
}

function firstHint({ file }: RuleContext): { start: number; end: number } {
  const at = file.text.search(/cryptonight|randomx|nonce|hashrate|\bcn_\w+\(/i);
  return { start: Math.max(0, at), end: Math.max(0, at) + 5 };
}

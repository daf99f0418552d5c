import { describeRule } from '../testing/describe-rule.ts';
import { resourceFlood } from './resource-flood.ts';

describeRule(resourceFlood, {
  reports: {
    'a day that is waited for without letting go':
      'const until = Date.now() + 1000 * 60 * 60 * 24; while (Date.now() < until);',
    'a minute in a loop with nothing in it':
      'for (const from = performance.now(); performance.now() - from < 60_000; ) {}',
    'memory that is kept at every tick':
      'const held = []; setInterval(() => { held.push(Buffer.alloc(50_000_000)); }, 5);',
    'a long text that is kept at every tick':
      "const held = new Map(); setInterval(() => held.set(held.size, 'x'.repeat(2e7)), 5);",
    'a promise that calls itself': 'function spin() { return Promise.resolve().then(spin); } spin();',
    'a microtask that calls itself': 'const spin = () => queueMicrotask(spin); spin();',
    'an entry of history for every number':
      'for (let i = 0; i < 1e9; i++) history.pushState(i, "", "#" + i);',
    'an observer that feeds itself':
      'new MutationObserver(() => document.body.append("x")).observe(document.body, { childList: true });',
  },
  leaves: {
    'a wait of a few milliseconds': 'const until = Date.now() + 5; while (Date.now() < until);',
    'work that is done for some time':
      'const until = Date.now() + 60_000; while (Date.now() < until) work();',
    'a small list that grows': 'const seen = []; setInterval(() => seen.push(Date.now()), 1000);',
    'one large buffer': 'const pool = []; pool.push(new Uint8Array(64e6));',
    'a queue that ends': 'const next = () => { if (queue.length > 0) Promise.resolve().then(next); };',
    'a poll that waits': 'const poll = () => load().then(() => setTimeout(poll, 1000));',
    'a long loop that computes': 'for (let i = 0; i < 1e9; i++) sum += i;',
    'an observer that stops':
      'const o = new MutationObserver(() => { o.disconnect(); document.body.append("x"); }); o.observe(document.body, {});',
  },
});

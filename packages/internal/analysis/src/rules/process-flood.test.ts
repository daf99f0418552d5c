import { describeRule } from '../testing/describe-rule.ts';
import { processFlood } from './process-flood.ts';

describeRule(processFlood, {
  reports: {
    'forks without end': 'while (true) require("child_process").fork(__filename);',
    'a program that starts itself from a timer':
      'const { fork } = require("child_process"); setInterval(() => { fork(__filename); }, 10);',
    'a loop that only prints': 'if (process.env.LANG) for (let i = 0; i < Infinity; i++) console.log(i);',
    'memory filled up': 'const all = []; for (;;) all.push(new Array(1e6));',
  },
  leaves: {
    'a fork for each file': 'for (const file of files) require("child_process").fork(file);',
    'a loop that finds its end': 'for (;;) { const next = list.pop(); if (!next) break; use(next); }',
    'a loop that waits': 'async function run() { for (;;) { await tick(); } }',
    'a counter of some numbers': 'for (let i = 0; i < 5; i += 1) console.log(i);',
  },
});

import { describeRule } from '../testing/describe-rule.ts';
import { remoteCode } from './remote-code.ts';

describeRule(remoteCode, {
  reports: {
    'a then chain with names':
      'const asText = (r) => r.text();\nconst run = (t) => Function(t)();\nfetch(u).then(asText).then(run);',
    'a constructor chain': 'fetch(u).then((r) => r.text()).then((t) => [].map.constructor(t)());',
    'a timer': 'const t = await (await fetch(u)).text();\nsetTimeout(t, 0);',
    'a child':
      "const { exec } = require('child_process');\nfetch(u).then((r) => r.text()).then((c) => exec(c));",
    'a stored answer':
      'class Loader { async load() { this.code = await (await fetch(u)).text(); } run() { eval(this.code); } }',
  },
  leaves: {
    data: 'const d = await (await fetch(u)).json();\nshow(d.name);',
    'a timer with a function': 'const d = await (await fetch(u)).json();\nsetTimeout(() => show(d), 10);',
  },
});

import { MANIFEST } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { undeclaredOrigin } from './undeclared-origin.ts';

describeRule(undeclaredOrigin, {
  reports: {
    'a constant of another name': "const HOST = 'x.example';\nfetch(`https://${HOST}/a`);",
    'an address that waits in a promise': "Promise.resolve('https://x.example/a').then(fetch);",
  },
  leaves: { 'a declared base': "const base = 'https://api.example.com';\nfetch(`${base}/a/${id}`);" },
  manifest: MANIFEST,
});

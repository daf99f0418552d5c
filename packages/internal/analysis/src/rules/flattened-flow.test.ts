import { describeRule } from '../testing/describe-rule.ts';
import { flattenedFlow } from './flattened-flow.ts';

describeRule(flattenedFlow, {
  reports: {
    'random states':
      'let s = 4821; while (s !== 9177) { switch (s) { case 4821: a(); s = 1733; break; case 1733: b(); s = 6002; break; case 6002: c(); s = 3001; break; case 3001: s = 9177; break; } }',
  },
  leaves: {
    'a tokenizer':
      "while (i < n) { switch (t[i]) { case 'a': x(); i++; break; case 'b': y(); i++; break; case 'c': i++; break; } }",
  },
});

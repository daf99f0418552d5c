import { describeRule } from '../testing/describe-rule.ts';
import { minifiedSource } from './minified-source.ts';

describeRule(minifiedSource, {
  reports: {
    'one endless line': `var a=1;${'function b(c,d){return c+d*2};'.repeat(60)}`,
  },
  leaves: {
    'lines for people': `export const add = (a, b) => a + b;
`,
    'an endless line with its map': `var a=1;${'function b(c,d){return c+d*2};'.repeat(60)}\n//# sourceMappingURL=a.js.map`,
  },
});

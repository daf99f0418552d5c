import { describeRule } from '../testing/describe-rule.ts';
import { knownSecret } from './known-secret.ts';

describeRule(knownSecret, {
  reports: {
    'a key in the midst of a long text': `const help = '${'Some words that explain. '.repeat(20)} key=EAAVBwAAXzMABQWBwAAYR0ABVBwAAzQMA ${'and more of them. '.repeat(20)}';`,
    'pieces in a list': "const k = ['ghp_', 'x9KdQ2mZ7vT4nB8wR1sY', '6pL3cJ5hG0fAeUiO'].join('');",
  },
  leaves: {
    'an example': "const k = 'AKIAIOSFODNN7EXAMPLE';",
    'a stretch of a long encoded text': `const wasm = '${'aQ2xK9+7'.repeat(30)}/EAAVBwAAXzMABQWBwAAYR0ABVBwAAzQMA/${'cP4zL7/+'.repeat(30)}';`,
  },
});

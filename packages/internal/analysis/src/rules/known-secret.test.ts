import { describeRule } from '../testing/describe-rule.ts';
import { knownSecret } from './known-secret.ts';

describeRule(knownSecret, {
  reports: { 'pieces in a list': "const k = ['ghp_', 'x9KdQ2mZ7vT4nB8wR1sY', '6pL3cJ5hG0fAeUiO'].join('');" },
  leaves: { 'an example': "const k = 'AKIAIOSFODNN7EXAMPLE';" },
});

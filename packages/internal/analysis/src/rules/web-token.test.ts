import { describeRule } from '../testing/describe-rule.ts';
import { webToken } from './web-token.ts';

describeRule(webToken, {
  reports: {
    'a token with claims':
      "const t = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEiLCJyb2xlIjoiYWRtaW4ifQ.q3Zr8sL1Kx0vW7uYtEoPaN2mBcDfGhJk';",
  },
  leaves: { 'two parts': "const t = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ';" },
});

import { describeRule } from '../testing/describe-rule.ts';
import { namedSecret } from './named-secret.ts';

describeRule(namedSecret, {
  reports: {
    'a property with dashes': "const h = { 'x-api-key': 'q8Zr4Lx0vW7uYtE2PaN9mBcD' };",
    'a class member': "this.clientSecret = 'q8Zr4Lx0vW7uYtE2PaN9mBcD';",
  },
  leaves: {
    'a name of a setting': "const tokenKey = 'session.token.v2';",
    'a pattern, put together': "const VALID_KEY = '[_0-9a-z-*/]' + '{0,255}@[a-z]{0,13}';",
    'words with signs between them':
      "const make = (a, b) => a + '|&' + b; const statKey = make('pictorialBar', 'cartesian2d');",
    'a placeholder': "const apiKey = '<your-api-key-123456>';",
  },
});

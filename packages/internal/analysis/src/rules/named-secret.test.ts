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

describeRule(namedSecret, {
  file: '.env.production',
  reports: {
    'a line of settings': 'NODE_ENV=production\nAPI_SECRET=q8Zr4Lx0vW7uYtE2PaN9mBcD\n',
    'an exported one': 'export DB_PASSWORD="gT7!kQ2w#r9Zp"',
  },
  leaves: {
    'a name without a value': 'API_SECRET=\nDB_PASSWORD=""',
    'a placeholder': 'API_SECRET=your-api-secret-here-1234\nJWT_SECRET=${FROM_THE_VAULT_OF_2026}',
    'a public key': 'NEXT_PUBLIC_API_KEY=q8Zr4Lx0vW7uYtE2PaN9mBcD',
    'a note': '# API_SECRET=q8Zr4Lx0vW7uYtE2PaN9mBcD',
  },
});

import { describeRule } from '../testing/describe-rule.ts';
import { environmentRead } from './environment-read.ts';

describeRule(environmentRead, {
  reports: {
    'all of it': "import { definePlugin } from '@guildhall/plugin-sdk';\nconst e = { ...process.env };",
    'by a computed name':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nconst e = process.env[name];",
    'through globalThis':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nconst e = globalThis.process.env;",
  },
  leaves: {
    'the mode': "import { definePlugin } from '@guildhall/plugin-sdk';\nconst d = process.env.NODE_ENV;",
  },
});

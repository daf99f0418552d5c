import { describeRule } from '../testing/describe-rule.ts';
import { fileAccess } from './file-access.ts';

describeRule(fileAccess, {
  reports: {
    reading:
      "import { definePlugin } from '@guildhall/plugin-sdk';\nimport fs from 'fs';\nfs.readFileSync(p);",
  },
  leaves: {
    storage:
      "import { definePlugin } from '@guildhall/plugin-sdk';\nexport const run = ({ api }) => api.storage.get('a');",
  },
});

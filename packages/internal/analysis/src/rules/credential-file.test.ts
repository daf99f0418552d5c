import { describeRule } from '../testing/describe-rule.ts';
import { credentialFile } from './credential-file.ts';

describeRule(credentialFile, {
  reports: {
    'joined parts':
      "const fs = require('fs'), path = require('path');\nfs.readFileSync(path.join(home, '.ss' + 'h', 'id_rsa'));",
    'a promise': "import { readFile } from 'fs/promises';\nawait readFile(home + '/.aws/credentials');",
  },
  leaves: { 'an own file': "require('fs').readFileSync('./ssh.md');" },
});

import { describeRule } from '../testing/describe-rule.ts';
import { credentialFile } from './credential-file.ts';

describeRule(credentialFile, {
  reports: {
    'a program that keeps them':
      "const { execFileSync } = require('child_process'); execFileSync('git', ['credential', 'fill'], { input });",
    'a login that is printed': "require('child_process').execSync('gh auth token');",

    'joined parts':
      "const fs = require('fs'), path = require('path');\nfs.readFileSync(path.join(home, '.ss' + 'h', 'id_rsa'));",
    'a promise': "import { readFile } from 'fs/promises';\nawait readFile(home + '/.aws/credentials');",
  },
  leaves: {
    'a program that is asked for something else':
      "const { execFileSync } = require('child_process'); execFileSync('git', ['log', '--format=%H']);",
    'an own file': "require('fs').readFileSync('./ssh.md');",
  },
});

import { describeRule } from '../testing/describe-rule.ts';
import { hiddenRequire } from './hidden-require.ts';

describeRule(hiddenRequire, {
  reports: {
    'a call of require': "require.call(null, 'child_' + 'process');",
    'Module._load': "require('module')._load('child_process');",
    'a template': "const n = 'process';\nrequire(`child_${n}`);",
  },
  leaves: { 'a path': "require('path');", 'a file': "require('./lib/' + name);" },
});

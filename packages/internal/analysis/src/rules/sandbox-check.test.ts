import { describeRule } from '../testing/describe-rule.ts';
import { sandboxCheck } from './sandbox-check.ts';

describeRule(sandboxCheck, {
  reports: {
    'machines of those who check':
      'if (!/vmware|virtualbox|sandbox|malware/i.test(require("os").hostname())) require("child_process").exec("id");',
  },
  leaves: {
    'the name of the machine': 'const label = require("os").hostname();',
  },
});

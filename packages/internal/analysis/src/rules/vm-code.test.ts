import { describeRule } from '../testing/describe-rule.ts';
import { vmCode } from './vm-code.ts';

describeRule(vmCode, {
  reports: { 'a script object': "const vm = require('vm');\nnew vm.Script(x).runInThisContext();" },
  leaves: { 'another vm': 'const vm = createMachine();\nvm.run(x);' },
});

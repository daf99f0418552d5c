import { describeRule } from '../testing/describe-rule.ts';
import { installScript } from './install-script.ts';

describeRule(installScript, {
  reports: { 'a hidden download': '{"scripts":{"postinstall":"node -e \\"eval(atob(1))\\""}}' },
  leaves: { 'a native build': '{"scripts":{"install":"node-gyp rebuild"}}' },
  file: 'package.json',
});

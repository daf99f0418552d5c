import { describeRule } from '../testing/describe-rule.ts';
import { installScript } from './install-script.ts';

describeRule(installScript, {
  reports: {
    'a tool that is fetched as others install': '{"scripts":{"preinstall":"npx only-one-manager pnpm"}}',
    'what is never published and reads the machine':
      '{"private":true,"scripts":{"postinstall":"npx tool $(whoami)"}}',
    'a hidden download': '{"scripts":{"postinstall":"node -e \\"eval(atob(1))\\""}}',
  },
  leaves: {
    'a tool for those who work on what is never published':
      '{"private":true,"scripts":{"preinstall":"npx only-one-manager pnpm"}}',
    'a native build': '{"scripts":{"install":"node-gyp rebuild"}}',
  },
  file: 'package.json',
});

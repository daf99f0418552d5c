import { describeRule } from '../testing/describe-rule.ts';
import { remoteImport } from './remote-import.ts';

describeRule(remoteImport, {
  reports: {
    'a name put together': "import('https://' + h + '/m.js');",
    'an export from outside': "export * from 'https://x.example/m.js';",
  },
  leaves: { 'a package': "import 'lodash';" },
});

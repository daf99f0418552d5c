import { describeRule } from '../testing/describe-rule.ts';
import { dynamicImport } from './dynamic-import.ts';

describeRule(dynamicImport, {
  reports: {
    'a data address': 'import(`data:text/javascript,${x}`);',
    'a decoded name': "import(atob('ZnM='));",
  },
  leaves: {
    'a file of the package': "import('./a.js');",
    'one of several files': 'import(`./lang/${l}.js`);',
  },
});

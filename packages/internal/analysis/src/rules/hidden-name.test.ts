import { describeRule } from '../testing/describe-rule.ts';
import { hiddenName } from './hidden-name.ts';

describeRule(hiddenName, {
  reports: {
    'a list joined': "window[['ev', 'al'].join('')](x);",
    'a replaced text': "self['f-e-t-c-h'.replaceAll('-', '')](x);",
    'a concat': "globalThis['doc'.concat('ument')]['coo'.concat('kie')];",
  },
  leaves: { 'a written name': "window['fetch']('/x');", 'a table': "handlers['on' + name](x);" },
});

import { describeRule } from '../testing/describe-rule.ts';
import { hiddenName } from './hidden-name.ts';

describeRule(hiddenName, {
  reports: {
    'a list joined': "window[['ev', 'al'].join('')](x);",
    'a replaced text': "self['f-e-t-c-h'.replaceAll('-', '')](x);",
    'a concat': "globalThis['doc'.concat('ument')]['coo'.concat('kie')];",
    'a name found by its length among all':
      'const n = Object.getOwnPropertyNames(globalThis).find((k) => k.length === 4); globalThis[n](x);',
    'a loop over all names':
      'for (const k of Reflect.ownKeys(window)) if (k.length === 4 && k[0] === "e") window[k](x);',
  },
  leaves: {
    'a written name': "window['fetch']('/x');",
    'a table': "handlers['on' + name](x);",
    'a list of names that tests left behind':
      'const old = new Set(Object.keys(window)); const left = () => Object.keys(window).filter((k) => !old.has(k));',
    'globals copied into a sandbox':
      'for (const k of Object.getOwnPropertyNames(globalThis)) box[k] = globalThis[k];',
  },
});

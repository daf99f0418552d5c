import { describeRule } from '../testing/describe-rule.ts';
import { stringArray } from './string-array.ts';

describeRule(stringArray, {
  reports: {
    'a decoder with an offset':
      "const t = ['a', 'b', 'cookie', 'log'];\nfunction d(i) { i = i - 0x1f; return t[i]; }\nconsole[d(0x22)](document[d(0x21)], window[d(0x1f)]);",
  },
  leaves: {
    'a list of months':
      "const m = ['jan', 'feb'];\nconst name = (i) => m[i - 1];\nshow(name(1), name(2), name(3));",
  },
});

import { describeRule } from '../testing/describe-rule.ts';
import { hiddenText } from './hidden-text.ts';

describeRule(hiddenText, {
  reports: { 'a direction mark': "const a = '\u202e';", 'a name of invisible letters': 'const \u3164 = 1;' },
  leaves: { 'an emoji': "const e = '\ud83d\udc68\u200d\ud83d\udc69';" },
});

import { describeRule } from '../testing/describe-rule.ts';
import { escapedText } from './escaped-text.ts';

describeRule(escapedText, {
  reports: {
    braces: "window['\\u{65}\\u{76}\\u{61}\\u{6c}'];",
    'an escaped member': 'document.\\u0063ookie;',
  },
  leaves: { signs: "const s = '\\u2014 \\x1b[0m';" },
});

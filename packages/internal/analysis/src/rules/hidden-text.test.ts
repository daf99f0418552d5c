import { describeRule } from '../testing/describe-rule.ts';
import { hiddenText } from './hidden-text.ts';

describeRule(hiddenText, {
  reports: {
    'code beyond the edge of the screen': `module.exports = pick;${' '.repeat(300)}global.r = require;`,
    'a role with an invisible letter behind it': "if (user.role === 'admin\u200b') stop();",
    'a member whose name only looks like another': "const s = { admin: false, 'ad\u200bmin': true };",
    'a direction mark': "const a = '\u202e';",
    'a name of invisible letters': 'const \u3164 = 1;',
    'letters after a flag that name no place': "const e = '\u{1f3f4}\u{e0030}\u{e0031}\u{e0032}\u{e0033}';",
  },
  leaves: {
    'a remark far to the right': `module.exports = pick;${' '.repeat(300)}// the end`,
    'a text with a wide gap': `const line = 'a;${' '.repeat(300)}b';`,
    'a word that may be broken': "const e = 'super\u200blong\u200bword';",

    'an emoji': "const e = '\ud83d\udc68\u200d\ud83d\udc69';",
    'the flag of a part of a country':
      "const e = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';",
  },
});

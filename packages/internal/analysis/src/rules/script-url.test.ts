import { describeRule } from '../testing/describe-rule.ts';
import { scriptUrl } from './script-url.ts';

describeRule(scriptUrl, {
  reports: {
    'a frame': "frame.src = 'javascript:' + x;",
    'an attribute': "a.setAttribute('href', 'JavaScript:go(' + x + ')');",
  },
  leaves: {
    'an empty address': "a.href = 'javascript:void(0)';",
    'a word in a text': "p.textContent = 'javascript: the good parts';",
  },
});

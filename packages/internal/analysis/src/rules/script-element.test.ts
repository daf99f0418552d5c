import { describeRule } from '../testing/describe-rule.ts';
import { scriptElement } from './script-element.ts';

describeRule(scriptElement, {
  reports: {
    'text of a script': "const s = document.createElement('script');\ns.innerHTML = x;",
    'a written script': "document.write('<script src=x></scr' + 'ipt>');",
    'an aliased document': "const d = document;\nconst s = d.createElement('SCRIPT');\ns.text = x;",
  },
  leaves: { 'text of a paragraph': "const p = document.createElement('p');\np.innerHTML = x;" },
});

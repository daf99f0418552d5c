import { describeRule } from '../testing/describe-rule.ts';
import { scriptElement } from './script-element.ts';

describeRule(scriptElement, {
  reports: {
    'markup of a framework with a handler in it':
      'export const action = (code) => ({ dangerouslySetInnerHTML: { __html: `<button onclick="${code}">run</button>` } });',

    'text of a script': "const s = document.createElement('script');\ns.innerHTML = x;",
    'a written script': "document.write('<script src=x></scr' + 'ipt>');",
    'an aliased document': "const d = document;\nconst s = d.createElement('SCRIPT');\ns.text = x;",
  },
  leaves: {
    'markup of a framework that is written out':
      "export const action = () => ({ dangerouslySetInnerHTML: { __html: '<button>run</button>' } });",
    'text of a paragraph': "const p = document.createElement('p');\np.innerHTML = x;",
  },
});

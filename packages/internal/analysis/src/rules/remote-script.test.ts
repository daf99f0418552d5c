import { describeRule } from '../testing/describe-rule.ts';
import { remoteScript } from './remote-script.ts';

describeRule(remoteScript, {
  reports: {
    'a module whose text imports from elsewhere':
      "document.head.append(Object.assign(document.createElement('script'), { type: 'module', textContent: 'import \"https://cdn.example/x.js\"' }));",
    'an attribute':
      "const s = document.createElement('script');\ns.setAttribute('src', 'https://x.example/a.js');",
  },
  leaves: { 'an own file': "const s = document.createElement('script');\ns.src = '/a.js';" },
});

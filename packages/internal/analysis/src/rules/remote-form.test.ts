import { describeRule } from '../testing/describe-rule.ts';
import { remoteForm } from './remote-form.ts';

describeRule(remoteForm, {
  reports: {
    'forms of the page sent elsewhere':
      'for (const form of document.forms) form.action = "https://elsewhere.example/login";',
  },
  leaves: {
    'a form of the own site': 'form.action = "/login";',
  },
});

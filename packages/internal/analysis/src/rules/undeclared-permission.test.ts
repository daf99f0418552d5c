import { MANIFEST } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { undeclaredPermission } from './undeclared-permission.ts';

describeRule(undeclaredPermission, {
  reports: {
    'the second of two names':
      "export const run = ({ api }) => { for (const name of ['contacts.read', 'payroll.read']) api.host.call(name); };",
    'a computed name': "export const run = ({ api }) => api.host['call']('payroll.read');",
    'a destructured host': "export const run = ({ api: { host } }) => host.call('payroll.read');",
  },
  leaves: {
    'a permission asked for': "export const run = ({ api }) => api.host.call('contacts.read');",
    'a mixture of two names that nobody asks for':
      "const ask = (api, noun, verb) => api.host.call(`${noun}.${verb}`); export const run = ({ api }) => [ask(api, 'contacts', 'read'), ask(api, 'invoices', 'write')];",
  },
  manifest: { ...MANIFEST, permissions: ['contacts.read', 'invoices.write'] },
});

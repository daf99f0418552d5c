import { MANIFEST } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { undeclaredPermission } from './undeclared-permission.ts';

describeRule(undeclaredPermission, {
  reports: {
    'a computed name': "export const run = ({ api }) => api.host['call']('payroll.read');",
    'a destructured host': "export const run = ({ api: { host } }) => host.call('payroll.read');",
  },
  leaves: { 'a permission asked for': "export const run = ({ api }) => api.host.call('contacts.read');" },
  manifest: MANIFEST,
});

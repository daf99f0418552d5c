import { hostApisOf, notPermitted } from '../facts/host-permissions.ts';
import { defineRule } from '../rule.ts';

export const undeclaredPermission = defineRule({
  id: 'undeclared-permission',
  severity: 'high',
  threat: 'undeclared-access',
  title: 'The code uses a host API the manifest does not ask for',
  why: 'Permissions are what people agree to; a call without one is refused at run time.',
  fix: 'Add the permission with its purpose, or remove the call.',
  example: {
    bad: 'export const run = ({ api }) => api.host.call("payroll.read");',
    good: 'export const run = ({ api }) => api.host.call("contacts.read");',
  },
  cwe: 862,
  visit: {
    named: (call, { file, manifest, report }) => {
      if (!manifest) return;
      const hostApis = hostApisOf(call, file);
      if (hostApis === null) return;
      if (hostApis.length === 0)
        report(call.node, {
          severity: 'medium',
          confidence: 'medium',
          message: 'Which host API this calls is only known at run time.',
        });
      for (const hostApi of notPermitted(hostApis, manifest.permissions))
        report(call.node, { message: `${hostApi} is not among the permissions of the manifest.` });
    },
  },
});

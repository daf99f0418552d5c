import { judgeAdvisories } from '../osv/judge-advisories.ts';
import { isMalicious } from '../osv/severity-of-advisory.ts';
import { defineRule } from '../rule.ts';

export const maliciousDependency = defineRule({
  id: 'malicious-dependency',
  severity: 'critical',
  threat: 'vulnerability',
  title: 'A dependency is known to be malicious',
  why: 'This very version was reported as malware.',
  fix: 'Remove it at once, and treat the machines that installed it as taken over.',
  example: {
    bad: '{"name":"a","dependencies":{"known-malicious-example":"1.0.0"}}',
    good: '{"name":"a","dependencies":{"known-good-example":"1.0.0"}}',
  },
  cwe: 506,
  visit: {
    package: (context) => {
      judgeAdvisories(context, isMalicious);
    },
  },
});

import { judgeAdvisories } from '../osv/judge-advisories.ts';
import { isMalicious } from '../osv/severity-of-advisory.ts';
import { defineRule } from '../rule.ts';

export const vulnerableDependency = defineRule({
  id: 'vulnerable-dependency',
  severity: 'critical',
  threat: 'vulnerability',
  title: 'A dependency has a known weakness',
  why: 'How to attack it is public. Whoever installs the plugin is open to it.',
  fix: 'Update to the version the advisory names, or leave the dependency out.',
  example: {
    bad: '{"name":"a","dependencies":{"known-weak-example":"1.0.0"}}',
    good: '{"name":"a","dependencies":{"known-weak-example":"1.0.1"}}',
  },
  cwe: 1395,
  visit: {
    package: (context) => {
      judgeAdvisories(context, (entry) => !isMalicious(entry));
    },
  },
});

import { describeRule } from '../testing/describe-rule.ts';
import { dependencyConfusion } from './dependency-confusion.ts';

describeRule(dependencyConfusion, {
  reports: {
    'a version that wins': '{"name":"billing-core","version":"99.10.9"}',
    'a private name in any version': '{"name":"a","dependencies":{"acme-internal-auth":"*"}}',
  },
  leaves: {
    'a version as they are': '{"name":"billing-core","version":"1.4.0"}',
    'a year as a version': '{"name":"a","version":"2026.1.0"}',
  },
  file: 'package.json',
});

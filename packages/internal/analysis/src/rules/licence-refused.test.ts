import { describeRule } from '../testing/describe-rule.ts';
import { licenceRefused } from './licence-refused.ts';

describeRule(licenceRefused, {
  reports: {
    'a licence that asks for the source of servers': '{"name":"a","license":"AGPL-3.0-only"}',
    'no licence at all for anyone': '{"name":"a","license":"UNLICENSED"}',
  },
  leaves: {
    'a common one': '{"name":"a","license":"MIT"}',
    'a choice': '{"name":"a","license":"(AGPL-3.0-only OR MIT)"}',
  },
  file: 'package.json',
});

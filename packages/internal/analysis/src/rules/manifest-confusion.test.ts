import { describeRule } from '../testing/describe-rule.ts';
import { manifestConfusion } from './manifest-confusion.ts';

describeRule(manifestConfusion, {
  reports: {
    'a program in place of the known one': '{"name":"a","version":"1.0.0","bin":{"npm":"./cli.js"}}',
    'a key written twice': '{"name":"a","version":"1.0.0","version":"2.0.0"}',
  },
  leaves: {
    'a program of its own': '{"name":"a","version":"1.0.0","bin":{"a":"./cli.js"}}',
  },
  file: 'package.json',
});

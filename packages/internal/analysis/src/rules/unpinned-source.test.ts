import { describeRule } from '../testing/describe-rule.ts';
import { unpinnedSource } from './unpinned-source.ts';

describeRule(unpinnedSource, {
  reports: { 'an ssh address': '{"dependencies":{"a":"git+ssh://git@x.example/a.git"}}' },
  leaves: {
    'a range': '{"dependencies":{"a":"1.x"}}',
    'a folder beside this one': '{"dependencies":{"a":"file:../a"}}',
  },
  file: 'package.json',
});

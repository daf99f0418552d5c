import { describeRule } from '../testing/describe-rule.ts';
import { unpinnedSource } from './unpinned-source.ts';

describeRule(unpinnedSource, {
  reports: {
    'an address in what pnpm replaces': '{"pnpm":{"overrides":{"ms":"github:unknown-dev/ms#main"}}}',
    'an address deep in what is replaced':
      '{"overrides":{"express":{"qs":"https://files.x.example/qs.tgz"}}}',
    'an ssh address': '{"dependencies":{"a":"git+ssh://git@x.example/a.git"}}',
  },
  leaves: {
    'a version deep in what is replaced': '{"overrides":{"express":{"qs":"6.11.0"}}}',

    'a range': '{"dependencies":{"a":"1.x"}}',
    'a folder beside this one': '{"dependencies":{"a":"file:../a"}}',
  },
  file: 'package.json',
});

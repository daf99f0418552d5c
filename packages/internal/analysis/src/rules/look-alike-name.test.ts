import { describeRule } from '../testing/describe-rule.ts';
import { lookAlikeName } from './look-alike-name.ts';

describeRule(lookAlikeName, {
  reports: {
    'two letters changed about': '{"dependencies":{"lodahs":"^4.17.21"}}',
    'a scope by two letters': '{"dependencies":{"@bable/core":"^7.0.0"}}',
    'another package under a known name': '{"dependencies":{"lodash":"npm:lodash-utilz@^1.0.0"}}',
  },
  leaves: {
    'the known ones': '{"dependencies":{"lodash":"^4.17.21","@babel/core":"^7.0.0","preact":"^10.0.0"}}',
  },
  file: 'package.json',
});

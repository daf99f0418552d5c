import { describeRule } from '../testing/describe-rule.ts';
import { lookAlikeName } from './look-alike-name.ts';

describeRule(lookAlikeName, {
  reports: {
    'two letters changed about': '{"dependencies":{"lodahs":"^4.17.21"}}',
    'a scope by two letters': '{"dependencies":{"@bable/core":"^7.0.0"}}',
    'a letter of another alphabet': '{"dependencies":{"l\u043edash":"^4.17.21"}}',
    'a digit for a letter': '{"dependencies":{"1odash":"^4.17.21"}}',
    'a dash that was left out': '{"dependencies":{"crossenv":"^7.0.0"}}',
    'a dash that was put in': '{"devDependencies":{"type-script":"^5.0.0"}}',
    'the package’s own name': '{"name":"expresss","version":"1.0.0"}',
    'a name like the known one, under a scope': '{"dependencies":{"express":"npm:@fastweb/exprss@4.1.0"}}',
    'another package under a known name': '{"dependencies":{"lodash":"npm:lodash-utilz@^1.0.0"}}',
  },
  leaves: {
    'a known replacement under a scope': '{"dependencies":{"react":"npm:@preact/compat@^18.0.0"}}',
    'names with dots and dashes of their own':
      '{"dependencies":{"chart.js":"^4.0.0","react-redux":"^9.0.0"}}',
    'the known ones': '{"dependencies":{"lodash":"^4.17.21","@babel/core":"^7.0.0","preact":"^10.0.0"}}',
  },
  file: 'package.json',
});

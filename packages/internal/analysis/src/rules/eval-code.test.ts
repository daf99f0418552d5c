import { describeRule } from '../testing/describe-rule.ts';
import { evalCode } from './eval-code.ts';

describeRule(evalCode, {
  reports: {
    'a getter in a class field': 'class A { run = eval; go(c) { return this.run(c); } }\nnew A().go(x);',
    'an alias of an alias': 'const a = eval;\nconst b = a;\nb(x);',
    'a spread call': 'eval(...[x]);',
    'a ternary': 'const f = ok ? eval : eval;\nf(x);',
    'a nested object': 'const t = { a: { b: eval } };\nt.a.b(x);',
    'an object built by assign': 'const t = Object.assign({}, { b: eval });\nt.b(x);',
    'a promise of eval': 'Promise.resolve(eval).then((f) => f(x));',
    'a returned eval': 'function get() { return eval; }\nget()(x);',
  },
  leaves: {
    'a method of that name': 'parser.eval(x);',
    'a parameter of that name': 'function f(eval) { eval(x); }\nf(log);',
  },
});

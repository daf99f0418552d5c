import { describeRule } from '../testing/describe-rule.ts';
import { functionConstructor } from './function-constructor.ts';

describeRule(functionConstructor, {
  reports: {
    'the constructor of an arrow': "(() => {}).constructor('return fetch(1)')();",
    'a generator': 'Object.getPrototypeOf(function* () {}).constructor(x);',
    'a bracketed chain': "''['sub']['constructor']('alert(document.cookie)')();",
    'Function by call': 'Function.call(null, x)();',
    'a proto walk': '(function () {}).__proto__.constructor(x)();',
    'a function that gives Function of another realm':
      'const realm = () => document.body.appendChild(document.createElement("iframe")).contentWindow["Func" + "tion"];\nexport const calc = (text) => realm()("x", text);',
  },
  leaves: {
    'finding the global object': "const g = new Function('return this')();",
    'a class that makes its own kind': 'class A { copy() { return new this.constructor(this.x); } }',
  },
});

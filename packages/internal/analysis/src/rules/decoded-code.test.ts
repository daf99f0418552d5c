import { describeRule } from '../testing/describe-rule.ts';
import { decodedCode } from './decoded-code.ts';

describeRule(decodedCode, {
  reports: {
    'an address': "const u = atob('aHR0cHM6Ly94LmV4YW1wbGU=');\nfetch(u);",
    'an unknown text': "eval(Buffer.from(x, 'base64').toString());",
  },
  leaves: {
    'a text that stands there and speaks of a decoder': "new Function('this.atob = globalThis.atob;')();",
    'a token': "const p = JSON.parse(atob(t.split('.')[1]));",
  },
});

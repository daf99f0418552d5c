import { describeRule } from '../testing/describe-rule.ts';
import { sharedPrototypeWrite } from './shared-prototype-write.ts';

describeRule(sharedPrototypeWrite, {
  reports: {
    'a member for every object': 'Object.prototype.isAdmin = true;',
    'the way over the constructor': 'const o = {}; o.constructor.prototype.isAdmin = true;',
    'members assigned': 'Object.assign(Object.prototype, { isAdmin: true });',
  },
  leaves: {
    'an object of its own': 'const defaults = { isAdmin: false };',
    'a class of its own': 'function Box() {} Box.prototype.open = function () {};',
  },
});

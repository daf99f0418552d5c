import { describeRule } from '../testing/describe-rule.ts';
import { sharedPrototypeWrite } from './shared-prototype-write.ts';

describeRule(sharedPrototypeWrite, {
  reports: {
    'under a name that is given':
      'export const extend = (name, fn) => Object.defineProperty(Object.prototype, name, { value: fn });',
    'under a name put together':
      'export const add = (name, fn) => { ({}).constructor.prototype[name + "Sync"] = fn; };',

    'a member for every object': 'Object.prototype.isAdmin = true;',
    'the way over the constructor': 'const o = {}; o.constructor.prototype.isAdmin = true;',
    'members assigned': 'Object.assign(Object.prototype, { isAdmin: true });',
  },
  leaves: {
    'a class under a name that is given':
      'export const extend = (name, fn) => Object.defineProperty(Tree.prototype, name, { value: fn });',

    'an object of its own': 'const defaults = { isAdmin: false };',
    'a class of its own': 'function Box() {} Box.prototype.open = function () {};',
  },
});

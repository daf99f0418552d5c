import { describeRule } from '../testing/describe-rule.ts';
import { mangledNames } from './mangled-names.ts';

describeRule(mangledNames, {
  reports: { 'hexadecimal names': 'function _0x1aa(_0x2bb, _0x3cc) { return _0x2bb + _0x3cc; }' },
  leaves: { 'short names': 'function a(b, c) { return b + c; }' },
});

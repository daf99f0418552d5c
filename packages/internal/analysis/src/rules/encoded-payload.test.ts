import { describeRule } from '../testing/describe-rule.ts';
import { encodedPayload } from './encoded-payload.ts';

describeRule(encodedPayload, {
  reports: {
    'a long text':
      "const b = 'c29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVu';\nnew Function(atob(b))();",
  },
  leaves: { 'a short text': "show(atob('aGVsbG8='));" },
});

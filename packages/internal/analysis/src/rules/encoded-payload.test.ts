import { describeRule } from '../testing/describe-rule.ts';
import { encodedPayload } from './encoded-payload.ts';

describeRule(encodedPayload, {
  reports: {
    'a long text':
      "const b = 'c29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVuc29tZXRoaW5nIHZlcnkgbG9uZyBhbmQgaGlkZGVu';\nnew Function(atob(b))();",
  },
  leaves: {
    'a short text': "show(atob('aGVsbG8='));",
    'a picture beside a template engine': `const jpeg = '/9j/4AAQSkZJRgABAQ${'aQ2xK9'.repeat(50)}';\natob(jpeg);\nnew Function('return 1')();`,
    'WebAssembly as text': `const wasm = 'AGFzbQEAAAAB${'cP4zL7'.repeat(50)}';\nBuffer.from(wasm, 'base64');\nconst make = Function;`,
    'WebAssembly as numbers': `Buffer.from([0, 97, 115, 109, ${'7, 212, 13, '.repeat(50)}]);\nconst make = Function;`,
  },
});

import { describeRule } from '../testing/describe-rule.ts';
import { wasmBytes } from './wasm-bytes.ts';

describeRule(wasmBytes, {
  reports: {
    'bytes in a plugin':
      "import { definePlugin } from '@guildhall/plugin-sdk';\nWebAssembly.instantiate(new Uint8Array([0, 97, 115, 109]));",
  },
  leaves: { 'a name': 'const WebAssembly = { instantiate: (x) => x };\nWebAssembly.instantiate(1);' },
});

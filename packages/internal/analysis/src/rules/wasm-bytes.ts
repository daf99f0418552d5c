import { defineRule } from '../rule.ts';
import { isPlugin } from './helpers.ts';

export const wasmBytes = defineRule({
  id: 'wasm-bytes',
  severity: 'medium',
  threat: 'dynamic-code',
  title: 'WebAssembly is compiled at run time',
  why: 'WebAssembly is opaque to review; bytes put together or loaded at run time cannot be checked at all.',
  fix: 'Ship the .wasm file in the package with its source, and load it by its name.',
  example: {
    bad: 'WebAssembly.instantiate(bytes);',
    good: 'const total = items.reduce((a, b) => a + b, 0);',
  },
  cwe: 494,
  visit: {
    named: (call, context) => {
      const name = call.names.find((candidate) =>
        /^WebAssembly\.(?:instantiate|compile|Module|instantiateStreaming|compileStreaming)$/.test(candidate),
      );
      if (name)
        context.report(call.node, {
          severity: isPlugin(context) ? 'high' : 'low',
          message: `${name} runs a program that this review cannot read.`,
        });
    },
  },
});

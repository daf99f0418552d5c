import { defineRule } from '../rule.ts';

export const minifiedSource = defineRule({
  id: 'minified-source',
  severity: 'medium',
  threat: 'obfuscation',
  title: 'Source is minified and has no map',
  why: 'Minified code can be checked by machines but not by people.',
  fix: 'Submit the source, or a source map with its sources.',
  example: {
    bad: `var a=1;${'function b(c,d){return c+d*2};'.repeat(60)}`,
    good: 'export const add = (a, b) => a + b;\n',
  },
  visit: {
    file: (context) => {
      const { file, report } = context;
      if (file.text.length < 500 || /[#@]\s*sourceMappingURL=/.test(file.text.slice(-2000))) return;
      const lines = file.text.split('\n');
      if (
        file.text.length / lines.length < 200 &&
        Math.max(...lines.slice(0, 1000).map((line) => line.length)) < 5000
      )
        return;
      report(
        { start: 0, end: Math.min(80, file.text.length) },
        {
          severity: 'medium',
          message: 'This file is minified and has no source map.',
        },
      );
    },
  },
});

import { posix } from 'node:path';
import { defineRule } from '../rule.ts';
import { isSource } from '../syntax/parse-source.ts';

const MESSAGE = 'This file is minified and has no source map.';
const MAP = /[#@]\s*sourceMappingURL=(\S*)/;

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
    file: ({ file, report }) => {
      if (file.text.length >= SHORT && mapOf(file.text) === null && isMinified(file.text))
        report({ start: 0, end: Math.min(80, file.text.length) }, { message: MESSAGE });
    },
    package: ({ files, report }) => {
      // Of a file that comes alone nobody knows what lies beside it.
      if (files.size === 1) return;
      for (const [path, text] of files) {
        if (text.length < SHORT || !isSource(path)) continue;
        const map = mapOf(text);
        if (map === null || /^(?:data|https?):/.test(map)) continue;
        if (!files.has(posix.join(posix.dirname(path), map)) && isMinified(text))
          report(path, text.slice(0, 80), { message: `${MESSAGE} It names ${map}, which is not there.` });
      }
    },
  },
});

const SHORT = 500;

/** The source map that the end of a text names, or null. */
function mapOf(text: string): string | null {
  return MAP.exec(text.slice(-2000))?.[1] ?? null;
}

function isMinified(text: string): boolean {
  const lines = text.split('\n');
  return (
    text.length / lines.length >= 200 || Math.max(...lines.slice(0, 1000).map((line) => line.length)) >= 5000
  );
}

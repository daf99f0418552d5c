import { defineRule } from '../rule.ts';

export const mangledNames = defineRule({
  id: 'mangled-names',
  severity: 'high',
  threat: 'obfuscation',
  title: 'Names are replaced by numbers',
  why: 'Names like _0x3fa2 come from an obfuscator, not from a minifier: they save no space and exist to confuse.',
  fix: 'Ship the source before it was obfuscated.',
  example: {
    bad: 'var _0x1a2b = 1, _0x2b3c = 2, _0x3c4d = 3, _0x4d5e = 4; send(_0x1a2b, _0x2b3c, _0x3c4d, _0x4d5e);',
    good: 'var a = 1, b = 2; send(a, b);',
  },
  cwe: 506,
  visit: {
    file: ({ file, report }) => {
      const named = new Set<string>();
      let first: { start: number; end: number } | null = null;
      for (const node of file.index.identifiers) {
        if (!/^_0x[0-9a-f]{3,}$|^[Il1O0]{8,}$/i.test(node.name) || /^[01]/.test(node.name)) continue;
        first ??= node;
        named.add(node.name);
      }
      if (first && named.size >= 3)
        report(first, { message: `${named.size} names are of the kind obfuscators make.` });
    },
  },
});

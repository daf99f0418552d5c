import { defineRule } from '../rule.ts';

const WRITTEN = /(?:\\x[2-7][0-9a-f]|\\u00[2-7][0-9a-f]|\\u\{0*[2-7][0-9a-f]\})/gi;

export const escapedText = defineRule({
  id: 'escaped-text',
  severity: 'high',
  threat: 'obfuscation',
  title: 'Plain letters are written as escapes',
  why: 'Letters everyone can type need no escapes; written that way they hide words from search and from readers.',
  fix: 'Write the letters.',
  example: { bad: 'document["\\x63\\x6f\\x6f\\x6b\\x69\\x65"];', good: 'const accent = "\\u00e9t\\u00e9";' },
  cwe: 506,
  visit: {
    text: (text, node, { file, report }) => {
      if (node.type === 'JSXText' || !text) return;
      const raw = file.text.slice(node.start, Math.min(node.end, node.start + 4000));
      if (!raw.includes('\\x') && !raw.includes('\\u')) return;
      const letters = Array.from(raw.matchAll(WRITTEN)).filter(([escape]) =>
        /[a-z]/i.test(String.fromCharCode(parseInt(escape.replaceAll(/[^0-9a-f]/gi, '').slice(-2), 16))),
      ).length;
      if (letters >= 4 && letters * 4 > raw.length * 0.4)
        report(node, { message: `This spells "${text.slice(0, 40)}" in escapes.` });
    },
    file: ({ file, report }) => {
      if (!file.text.includes('\\u')) return;
      for (const node of file.index.identifiers) {
        const raw = file.text.slice(node.start, node.end);
        if (raw.includes('\\u') && /^[\w$]+$/.test(node.name))
          report(node, { message: `This spells the name ${node.name} in escapes.` });
      }
      for (const { property } of file.index.members) {
        if (
          property.type === 'Identifier' &&
          file.text.slice(property.start, property.end).includes('\\u') &&
          /^[\w$]+$/.test(property.name)
        )
          report(property, { message: `This spells the name ${property.name} in escapes.` });
      }
    },
  },
});

import { defineRule } from '../rule.ts';
import { settingsFiles } from './settings-files.ts';

const KEY =
  /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s)*([A-Za-z0-9+/=\s\\n]{40,})/;

export const privateKey = defineRule({
  id: 'private-key',
  severity: 'critical',
  threat: 'embedded-secret',
  title: 'A private key is in the code',
  why: 'A private key that is published is no longer private.',
  fix: 'Replace the key everywhere it is used, and keep the new one out of the package.',
  example: {
    bad: 'const key = "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";',
    good: 'const begin = "-----BEGIN PRIVATE KEY-----";',
  },
  cwe: 321,
  visit: {
    package: ({ files, report }) => {
      for (const [file, text] of settingsFiles(files)) {
        const body = KEY.exec(text)?.[1];
        if (body && !/\.\.\.|xxx|example/i.test(body))
          report(file, '-----BEGIN', { message: 'This is a private key.' });
      }
    },
    folded: (text, node, { report }) => {
      const body = KEY.exec(text)?.[1];
      if (body && !/\.\.\.|xxx|example/i.test(body)) report(node, { message: 'This is a private key.' });
    },
    text: (text, node, { file, report }) => {
      if (!text.includes('-----BEGIN')) return;
      let outer = node.parent;
      while (outer?.type === 'BinaryExpression' && outer.parent?.type === 'BinaryExpression')
        outer = outer.parent;
      const folded =
        outer?.type === 'BinaryExpression' || outer?.type === 'ArrayExpression'
          ? file.text
              .slice(outer.start, Math.min(outer.end, outer.start + 4000))
              .replaceAll(/["'`]\s*[+,]\s*["'`]/g, '')
          : text;
      const body = KEY.exec(folded)?.[1];
      if (body && !/\.\.\.|xxx|example/i.test(body)) report(node, { message: 'This is a private key.' });
    },
  },
});

import { Buffer } from 'node:buffer';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';

const TOKEN = /\beyJ[\w-]{8,}\.(eyJ[\w-]{8,})\.[\w-]{20,}/;

export const webToken = defineRule({
  id: 'web-token',
  severity: 'high',
  threat: 'embedded-secret',
  title: 'A signed token is in the code',
  why: 'A token gives whoever holds it the rights of its owner until it expires.',
  fix: 'Remove it, and obtain tokens at run time.',
  example: {
    bad: `const t = "eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"ada","role":"admin"}').toString('base64url')}.q3Zr8sL1Kx0vW7uYtEoPaN2mBcDfGhJkLzXcVbNmQwE";`,
    good: 'const header = "eyJhbGciOiJIUzI1NiJ9";',
  },
  cwe: 798,
  visit: {
    text: judge,
    folded: judge,
  },
});

function judge(text: string, node: Node, { report }: RuleContext): void {
  const payload = TOKEN.exec(text)?.[1];
  if (!payload) return;
  const claims = Buffer.from(payload, 'base64url').toString('utf8');
  // The token of the standard's own website stands in countless examples.
  if (!claims.startsWith('{') || /John Doe|"1234567890"|example/i.test(claims)) return;
  const isPublic = /"role"\s*:\s*"anon"/.test(claims);
  report(node, {
    severity: isPublic ? 'low' : 'high',
    message: isPublic ? 'This is the public token of a project.' : 'This is a signed token.',
  });
}

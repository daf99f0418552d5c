import type { FileIndex } from '../scope/build-scopes.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import { asText } from '../values/value.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { entropyOf } from './helpers.ts';

const NAMES =
  /(?:^|[_\-.]|[a-z](?=[A-Z]))(?:api|access|auth|secret|private|client|encryption|signing|master|service|db|database|admin|bearer|refresh|session|webhook|jwt|aws|smtp)?[_\-.]?(?:key|token|secret|password|passwd|passphrase|pwd|credential|credentials|apikey)$/i;
const PUBLIC =
  /public|publishable|anon|site[_-]?key|csrf|integrity|hash|checksum|digest|nonce|placeholder|i18n|label|message|primary|foreign|sort|cache|storage[_-]?key|query|object|event|partition|react|context|^key$|^token$|next[_-]?page/i;
const NOT_SECRET =
  /^(?:https?:|\/|\.|data:|[\w.-]+@|sha\d+-|\$\{|<|\{\{|process\.|pk_|[a-z]+(?:[-_.: ][a-z0-9]{1,12})+$|[A-Z]+(?:_[A-Z]+)*$|[0-9a-f]{8}-[0-9a-f]{4}-)|\s|example|placeholder|your[_-]|xxxx|changeme|dummy|sample|test|abcdef|12345|\*\*\*|\.\.\.|replace|undefined|password/i;

export const namedSecret = defineRule({
  id: 'named-secret',
  severity: 'high',
  threat: 'embedded-secret',
  title: 'A secret is written into the code',
  why: 'Whoever installs the package can read it.',
  fix: 'Change the secret, and ask for it as a secret setting of the installation.',
  example: {
    bad: 'const apiSecret = "q8Zr4Lx0vW7uYtE2PaN9mBcD";',
    good: 'const apiSecret = settings.apiSecret;',
  },
  cwe: 798,
  visit: {
    file: (context) => {
      for (const node of context.file.index.declarators)
        judge(
          node,
          nameOf(node, context),
          node.type === 'VariableDeclarator' ? node.init : node.value,
          context,
        );
      for (const node of context.file.index.assignments) judge(node, assignedName(node), node.right, context);
    },
    text: (text, node, { report }) => {
      const inside = /\b[a-z][a-z0-9+.-]*:\/\/([^\s/:@"']+):([^\s/@"']{6,})@[\w.-]+/i.exec(text);
      if (
        inside?.[2] &&
        !/[${}<>*]|^(?:pass|user|secret|xxx|test|example|postgres|root|admin|changeme|\w*password\w*)$/i.test(
          inside[2],
        ) &&
        !/localhost|127\.0\.0\.1|example\.(?:com|org)/.test(inside[0])
      )
        report(node, { message: 'This address carries a name and a password.' });
      if (
        /^(?:Bearer|Basic|token)\s+[A-Za-z0-9+/_.-]{24,}={0,2}$/.test(text) &&
        entropyOf(text) > 3.8 &&
        !NOT_SECRET.test(text.split(' ')[1] ?? '')
      )
        report(node, { message: 'This is a credential for a request.' });
    },
  },
});

function nameOf(node: FileIndex['declarators'][number], context: RuleContext): string | null {
  if (node.type === 'VariableDeclarator') return node.id.type === 'Identifier' ? node.id.name : null;
  if (!node.computed && node.key.type === 'Identifier') return node.key.name;
  return asText(context.file.evaluator.evaluate(node.key));
}

function assignedName(node: FileIndex['assignments'][number]): string | null {
  const target = bare(node.left);
  if (target.type === 'Identifier') return target.name;
  return target.type === 'MemberExpression' ? writtenKey(target.property, target.computed) : null;
}

function judge(node: Node, name: string | null, value: Node | null, context: RuleContext): void {
  if (!name || !value || name.length > 60 || PUBLIC.test(name) || !NAMES.test(name)) return;
  const inner = bare(value);
  if (
    inner.type !== 'Literal' &&
    inner.type !== 'TemplateLiteral' &&
    inner.type !== 'BinaryExpression' &&
    inner.type !== 'CallExpression'
  )
    return;
  const known = context.file.evaluator.evaluate(inner);
  const text = known.kind === 'constant' && typeof known.value === 'string' ? known.value : null;
  if (text === null || text.length < 8 || text.length > 500 || NOT_SECRET.test(text)) return;
  const isPassword = /passw|pwd|passphrase/i.test(name);
  const mixes = [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((pattern) => pattern.test(text)).length;
  if (
    isPassword
      ? mixes >= 3 && text.length <= 64
      : text.length >= 16 && entropyOf(text) >= 3.2 && mixes >= 2 && /\d/.test(text)
  ) {
    context.report(node, {
      severity: isPassword && !(mixes === 4 && text.length >= 10) ? 'medium' : 'high',
      message: `${name} is given a text that looks like a real secret.`,
    });
  }
}

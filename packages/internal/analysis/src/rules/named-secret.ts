import type { FileIndex } from '../scope/build-scopes.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import { asText, type Value } from '../values/value.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { entropyOf } from './helpers.ts';
import { settingsFiles } from './settings-files.ts';

const NAMES =
  /(?:^|[_\-.]|[a-z](?=[A-Z]))(?:api|access|auth|secret|private|client|encryption|signing|master|service|db|database|admin|bearer|refresh|session|webhook|jwt|aws|smtp)?[_\-.]?(?:key|token|secret|password|passwd|passphrase|pwd|credential|credentials|apikey)$/i;
const PUBLIC =
  /public|publishable|anon|site[_-]?key|csrf|integrity|hash|checksum|digest|nonce|placeholder|i18n|label|message|primary|foreign|sort|cache|storage[_-]?key|query|object|event|partition|react|context|^key$|^token$|next[_-]?page/i;
const NOT_SECRET =
  /^(?:https?:|\/|\.|data:|[\w.-]+@|sha\d+-|\$\{|<|\{\{|process\.|pk_|[a-z]+(?:[-_.: ][a-z0-9]{1,12})+$|[A-Z]+(?:_[A-Z]+)*$|[0-9a-f]{8}-[0-9a-f]{4}-)|\s|example|placeholder|your[_-]|xxxx|changeme|dummy|sample|test|abcdef|12345|\*\*\*|\.\.\.|replace|undefined|password|\[[^\]]*\w-\w/i;

/** Files that give one name a value on each line. */
const LINES = /(?:^|\/)\.env(?:\.[\w.-]+)?$|\.(?:env|ya?ml|toml|ini|cfg|conf|properties)$/i;
const LINE =
  /^\s{0,40}(?:export\s|-\s)?\s{0,9}([A-Za-z_][\w.-]{0,60})\s{0,9}[=:]\s{0,9}(?:"([^"\s]{8,500})"|'([^'\s]{8,500})'|([^"'\s#]{8,500}))\s{0,9}$/;

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
    call: (call, context) => {
      const [name, value] = call.args;
      // `headers.set('x-api-key', '…')`
      if (name?.type === 'Literal' && value)
        judge(value, typeof name.value === 'string' ? name.value : null, value, context);
      if (
        value &&
        call.names.some((one) =>
          /jsonwebtoken(?:\.default)?\.(?:sign|verify)$|^crypto\.create(?:Hmac|Secret\w+)$/.test(one),
        )
      )
        judge(value, 'secret', value, context);
      if (!call.names.includes('JSON.parse')) return;
      const parsed = context.file.evaluator.evaluate(call.node);
      for (const [key, text] of textsOf(parsed, 0)) if (isSecret(key, text)) report(call.node, key, context);
    },
    package: ({ files, report }) => {
      for (const [file, text] of settingsFiles(files)) {
        if (!LINES.test(file)) continue;
        for (const line of text.split(/\r?\n/)) {
          const [, name = '', ...values] = LINE.exec(line) ?? [];
          const value = values.join('');
          if (isSecret(name, value)) report(file, line.trim(), doubtOf(name, value));
        }
      }
    },
    text: judgeText,
    folded: judgeText,
  },
});

function judgeText(text: string, node: Node, context: RuleContext): void {
  const inside = /\b[a-z][a-z0-9+.-]*:\/\/([^\s/:@"']+):([^\s/@"']{6,})@[\w.-]+/i.exec(text);
  if (
    inside?.[2] &&
    !/[${}<>*]|^(?:pass|user|secret|xxx|test|example|postgres|root|admin|changeme|\w*password\w*)$/i.test(
      inside[2],
    ) &&
    !/localhost|127\.0\.0\.1|example\.(?:com|org)/.test(inside[0])
  )
    context.report(node, { message: 'This address carries a name and a password.' });
  const asked =
    /^(?:https?|wss?):\/\/[^\s]*[?&](?:access_?token|api_?key|apikey|auth|token|secret|client_secret|sig)=([\w.%+/-]{20,})/i.exec(
      text,
    )?.[1];
  if (asked && isRandom(asked))
    context.report(node, { message: 'This address carries a credential in its query.' });
  const given = /^(?:Bearer|Basic|token)\s+([A-Za-z0-9+/_.-]{20,}={0,2})$/.exec(text)?.[1];
  if (given && isRandom(given)) context.report(node, { message: 'This is a credential for a request.' });
}

function isRandom(text: string): boolean {
  return entropyOf(text) > 3.7 && /\d/.test(text) && /[a-z]/i.test(text) && !NOT_SECRET.test(text);
}

/** The texts of a parsed JSON, each with the name it stands under. */
function textsOf(value: Value, depth: number): [string, string][] {
  if (depth > 4) return [];
  if (value.kind === 'list') return value.items.slice(0, 100).flatMap((item) => textsOf(item, depth + 1));
  if (value.kind !== 'record') return [];
  return [...value.members].flatMap(([key, member]): [string, string][] =>
    member.kind === 'constant' && typeof member.value === 'string'
      ? [[key, member.value]]
      : textsOf(member, depth + 1),
  );
}

function nameOf(node: FileIndex['declarators'][number], context: RuleContext): string | null {
  if (node.type === 'VariableDeclarator') return node.id.type === 'Identifier' ? node.id.name : null;
  if (!node.computed && (node.key.type === 'Identifier' || node.key.type === 'PrivateIdentifier'))
    return node.key.name;
  return asText(context.file.evaluator.evaluate(node.key));
}

function assignedName(node: FileIndex['assignments'][number]): string | null {
  const target = bare(node.left);
  if (target.type === 'Identifier') return target.name;
  return target.type === 'MemberExpression' ? writtenKey(target.property, target.computed) : null;
}

function judge(node: Node, name: string | null, value: Node | null, context: RuleContext): void {
  if (!name || !value || !isSecretName(name)) return;
  const inner = bare(value);
  // In `['client_secret', '…']` and other lists nothing is named; calls and glued texts are folded.
  if (!FOLDS.has(inner.type)) return;
  const known = context.file.evaluator.evaluate(inner);
  const text = known.kind === 'constant' && typeof known.value === 'string' ? known.value : null;
  if (text !== null && isSecret(name, text)) report(node, name, context, text);
}

const FOLDS = new Set(['Literal', 'TemplateLiteral', 'BinaryExpression', 'CallExpression']);

function report(node: Node, name: string, context: RuleContext, text = ''): void {
  context.report(node, doubtOf(name, text));
}

function doubtOf(name: string, text: string): { severity: Severity; message: string } {
  const isWeak = isPassword(name) && !(mixOf(text) === 4 && text.length >= 10);
  return {
    severity: isWeak ? 'medium' : 'high',
    message: `${name} is given a text that looks like a real secret.`,
  };
}

function isSecretName(name: string): boolean {
  return name.length <= 60 && !PUBLIC.test(name) && NAMES.test(name);
}

function isSecret(name: string, text: string): boolean {
  if (!isSecretName(name) || text.length < 8 || text.length > 500 || NOT_SECRET.test(text)) return false;
  return isPassword(name)
    ? mixOf(text) >= 3 && text.length <= 64
    : text.length >= 16 && entropyOf(text) >= 3.2 && mixOf(text) >= 2 && /\d/.test(text) && !isWords(text);
}

/** Words with signs between them, such as `bar|&cartesian2d`: a name that was put together. */
function isWords(text: string): boolean {
  const parts = text.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  return (
    parts.length > 1 &&
    parts.every((part) => /^(?:[A-Z]?[a-z]{2,}(?:[A-Z][a-z]{2,})*\d{0,2}[a-zA-Z]?|\d{1,3})$/.test(part))
  );
}

function isPassword(name: string): boolean {
  return /passw|pwd|passphrase/i.test(name);
}

/** How many of small letters, capitals, digits and signs a text has. */
function mixOf(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((pattern) => pattern.test(text)).length;
}

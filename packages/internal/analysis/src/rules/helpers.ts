import { bare, type Node } from '../syntax/node.ts';
import type { RuleContext } from '../rule.ts';
import type { Flow } from '../taint/trace-flows.ts';
import { argumentsFor } from '../values/binding-value.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import { isDecoded, textOf, type Value } from '../values/value.ts';

/** Code that runs inside an application's page as a plugin, where some things are never in place. */
export function isPlugin({ manifest, file }: RuleContext): boolean {
  return manifest !== null || usesSdk(file);
}

const known = new WeakMap<RuleContext['file'], boolean>();

function usesSdk(file: RuleContext['file']): boolean {
  let uses = known.get(file);
  if (uses === undefined) known.set(file, (uses = file.text.includes('@guildhall/plugin-sdk')));
  return uses;
}

const LONG_WAY = 5;
/** Beyond this many steps a file need not be so large. */
const VERY_LONG_WAY = 16;
const MIDDLING_FILE = 8_000;
const LARGE_FILE = 30_000;

/**
 * Whether a flow is a long way through a large library: as likely two uses of one name as one piece of information.
 * Plugins are small, and there every way counts.
 */
export function isFarFetched(flow: Flow, context: RuleContext): boolean {
  if (isPlugin(context) || flow.steps.length <= LONG_WAY) return false;
  const files = new Set(flow.steps.map(({ file }) => file));
  const largest = Math.max(...[...files].map(({ text }) => text.length));
  // Within one small file even a very long way can be seen from end to end.
  return (
    largest > LARGE_FILE || (flow.steps.length > VERY_LONG_WAY && (files.size > 1 || largest > MIDDLING_FILE))
  );
}

/** The written form of what is called. */
export function calleeOf(call: ResolvedCall): Node {
  const { node } = call;
  if (node.type === 'ImportExpression') return node;
  return bare(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee);
}

/** Whether a call reaches `name` without saying so: by alias, computed member or prototype chain. */
export function isHiddenRoute(call: ResolvedCall, name: string, context: RuleContext): boolean {
  const callee = calleeOf(call);
  const written = context.file.text.slice(callee.start, Math.min(callee.end, callee.start + 400));
  const last = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1);
  return !new RegExp(`(?<![\\w$])${last.replaceAll(/[^\w]/g, '\\$&')}(?![\\w$])`).test(
    written.replaceAll(/'[^']*'|"[^"]*"/g, ''),
  );
}

export function lastArgument(call: ResolvedCall): Node | null {
  return call.args.at(-1) ?? null;
}

export function valueOf(node: Node | null | undefined, { file }: RuleContext): Value | null {
  return node ? file.evaluator.evaluate(node) : null;
}

/** What a name was given where it was declared; null for what is no name, and for one that was declared without a value. */
export function declaredAs(node: Node, { file }: Pick<RuleContext, 'file'>): Node | null {
  if (node.type !== 'Identifier') return null;
  return file.evaluator.bindingOf(node)?.writes.find(({ kind }) => kind === 'declare')?.value ?? null;
}

export function textValue(node: Node | null | undefined, context: RuleContext): string | null {
  const value = valueOf(node, context);
  return value ? textOf(value) : null;
}

export function isDecodedValue(node: Node | null | undefined, context: RuleContext): boolean {
  const value = valueOf(node, context);
  return value !== null && isDecoded(value);
}

const REACH =
  /\b(?:fetch|XMLHttpRequest|require|process|document|localStorage|eval|Function|WebSocket|child_process|atob|sendBeacon|globalThis|window|location|importScripts)\b/;

/** Whether a piece of constant code reaches outside itself. */
export function reachesOut(code: string): boolean {
  return REACH.test(code);
}

/** Whether a text is made of what only other files tell a function: a helper that anyone may use for anything. */
export function isToldElsewhere(node: Node, context: RuleContext): boolean {
  const inner = bare(node);
  switch (inner.type) {
    case 'Identifier':
      return (context.file.evaluator.bindingOf(inner)?.writes ?? []).some(
        ({ owner, index = 0 }) =>
          // Who takes a callback tells it what is written nearby.
          owner !== undefined &&
          owner.parent?.type !== 'CallExpression' &&
          argumentsFor(owner, index, context.file).length === 0,
      );
    case 'MemberExpression':
      return isToldElsewhere(inner.object, context);
    case 'BinaryExpression':
      return [inner.left, inner.right].some((part) => isToldElsewhere(part, context));
    case 'TemplateLiteral':
      return inner.expressions.some((part) => isToldElsewhere(part, context));
    default:
      return false;
  }
}

/** Ways a text is unpacked out of another. */
const UNPACKS =
  /decompress|inflate|unzip|[dD]ecipher|subarray|readFileSync|\batob\b|unescape\(|fromC(?:har|ode)|TextDecoder|['"`](?:base64|hex)['"`]|description|toString\(\)\.match/;

/** Whether a text is unpacked where it is used, or where the name that stands for it is put together. */
export function isUnpacked(node: Node, { file }: RuleContext): boolean {
  const written = (at: Node): string => file.text.slice(at.start, Math.min(at.end, at.start + 500));
  if (UNPACKS.test(written(node))) return true;
  if (node.type !== 'Identifier') return false;
  return (file.evaluator.bindingOf(node)?.writes ?? []).some(
    ({ value }) => value !== null && UNPACKS.test(written(value)),
  );
}

/** Bits a character: about 4 for words, 5.5 and more for random base64. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

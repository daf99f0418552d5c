import { bare, type Node } from '../syntax/node.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isDecoded } from '../values/value.ts';

const SENSITIVE =
  /^(?:eval|Function|AsyncFunction|fetch|XMLHttpRequest|WebSocket|document\.(?:cookie|write)|localStorage|sessionStorage|process(?:\.(?:env|mainModule|binding))?|require|navigator\.sendBeacon|child_process\.\w+|fs\.\w+|vm\.\w+|https?\.\w+|import|atob|location|indexedDB|setTimeout|setInterval|api\.\w+|Worker|importScripts|WebAssembly|module\.constructor|navigator\.clipboard(?:\.\w+)?)$/;

export const hiddenName = defineRule({
  id: 'hidden-name',
  severity: 'high',
  threat: 'obfuscation',
  title: 'The name of a powerful function is put together at run time',
  why: 'There is no reason to spell fetch or eval in pieces except to get past a reader.',
  fix: 'Write the name out.',
  example: {
    bad: 'globalThis["fe" + "tch"]("https://x.example");',
    good: 'globalThis["fetch"]("/api/orders");',
  },
  cwe: 506,
  visit: {
    member: (node, name, context) => {
      if (!node.computed || !SENSITIVE.test(name)) return;
      if (!isComposed(node.property, context, 0)) return;
      context.report(node, { message: `This spells ${name} in pieces.` });
    },
    call: (call, context) => {
      if (!call.names.includes('Reflect.get')) return;
      const name = context.file.evaluator.resolveGlobal(call.node);
      if (name && SENSITIVE.test(name))
        context.report(call.node, { message: `Reflect.get reaches ${name}, which could be written out.` });
    },
  },
});

/** Literals, and names that stand for one literal, are written out; everything folded from parts is not. */
function isComposed(node: Node, context: RuleContext, depth: number): boolean {
  const inner = bare(node);
  if (isDecoded(context.file.evaluator.evaluate(inner))) return true;
  if (inner.type === 'Literal' || depth > 3) return false;
  if (inner.type === 'TemplateLiteral') return inner.expressions.length > 0;
  if (inner.type === 'BinaryExpression' || inner.type === 'CallExpression') return true;
  if (inner.type === 'MemberExpression')
    return /^_0x|\[\d+\]$/.test(context.file.text.slice(inner.start, inner.end));
  if (inner.type !== 'Identifier') return false;
  const write = context.file.evaluator
    .bindingOf(inner)
    ?.writes.find(({ kind, value }) => (kind === 'declare' || kind === 'compound') && value);
  return write?.value ? write.kind === 'compound' || isComposed(write.value, context, depth + 1) : false;
}

import { isChosenGlobal, isListOfGlobals, listsGlobals, usesChosenGlobal } from '../facts/chosen-globals.ts';
import { bare, type Member, type Node } from '../syntax/node.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { arms, isDecoded } from '../values/value.ts';
import { isPlugin } from './helpers.ts';

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
      // Elsewhere `api` is a name like any other.
      if (name.startsWith('api.') && !isPlugin(context)) return;
      if (!isComposed(node.property, context, 0)) return;
      context.report(node, { message: `This spells ${name} in pieces.` });
    },
    call: (call, context) => {
      const { node } = call;
      const callee =
        node.type === 'CallExpression' || node.type === 'NewExpression' ? bare(node.callee) : null;
      const reached = call.names.find((name) => SENSITIVE.test(name));
      if (
        reached !== undefined &&
        callee?.type === 'MemberExpression' &&
        context.file.evaluator.evaluate(callee.object).kind === 'proxy'
      )
        context.report(node, { message: `A proxy turns this name into ${reached}.` });
      if (callee && isChosenGlobal(callee, context.file) && listsGlobals(context.file))
        context.report(node, {
          severity: isPlugin(context) || context.file.text.length < 20_000 ? 'high' : 'medium',
          message: 'A global function is called that was searched for among all names.',
        });
      if (callee?.type === 'MemberExpression' && callee.computed && isUnreadable(callee, context))
        context.report(node, {
          confidence: 'medium',
          message: 'A global function is called under a name that a decoder gives.',
        });
      if (isListOfGlobals(call, context.file) && usesChosenGlobal(context.file))
        context.report(node, {
          severity: isPlugin(context) || context.file.text.length < 20_000 ? 'high' : 'medium',
          message: 'The global names are searched for one that is not written down.',
        });
      if (!call.names.includes('Reflect.get')) return;
      const name = context.file.evaluator.resolveGlobal(call.node);
      if (name && SENSITIVE.test(name))
        context.report(call.node, { message: `Reflect.get reaches ${name}, which could be written out.` });
    },
  },
});

const DECODES =
  /\breverse\(|fromC(?:har|ode)\w*|\batob\b|charCodeAt|\.split\(\s*(['"`])\1\s*\)|\bparseInt\(|TextDecoder|\.join\(\s*(['"`])\2\s*\)/;

/** `self[[...word].reverse().join('')]`: what it names cannot be told, and how it is made is no accident. */
function isUnreadable(callee: Member, context: RuleContext): boolean {
  const { evaluator, text } = context.file;
  // The empty name is that of a text that is still to be filled.
  if ((evaluator.resolveGlobal(callee) ?? '') !== '') return false;
  if (evaluator.resolveGlobal(callee.object) !== 'globalThis') return false;
  const { property } = callee;
  if (property.type === 'Literal') return false;
  return madeBy(bare(property), context).some((made) =>
    DECODES.test(text.slice(made.start, Math.min(made.end, made.start + 1000))),
  );
}

/** The expressions, statements and functions that make a name. */
function madeBy(node: Node, { file }: RuleContext): Node[] {
  if (node.type === 'Identifier')
    return (
      file.evaluator
        .bindingOf(node)
        ?.writes.filter(({ kind }) => kind !== 'parameter')
        .map(({ at }) => at) ?? []
    );
  if (node.type !== 'CallExpression') return [node];
  const called = arms(file.evaluator.call(node).target);
  return [node, ...called.flatMap((arm) => (arm.kind === 'function' ? [arm.node] : []))];
}

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

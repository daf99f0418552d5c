import type { MemberWrite } from '../facts/member-writes.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { asText } from '../values/value.ts';
import type { Sink } from './sink.ts';

const NONE: readonly Sink[] = [];
const JQUERY = new Set(['html', 'append', 'prepend', 'after', 'before', 'replaceWith', 'wrap', 'appendTo']);
const WRITES = /(?:^|\.|#)(?:insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseHTMLUnsafe)$/;
/** Methods by whose names alone one is recognised. */
const MARKS: ReadonlySet<string> = new Set([
  ...JQUERY,
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
  'parseHTMLUnsafe',
  'parseFromString',
  'setAttribute',
  'setAttributeNS',
]);

/** The parts of a document are put into another. */
const MOVES =
  /\.(?:append(?:Child)?|prepend|replaceChildren|replaceWith|insertBefore|importNode|adoptNode)\([^;]{0,80}\.(?:body|childNodes|children|firstChild|firstElementChild|documentElement)\b/;

/** Calls that put a text into the page as markup. */
export function markupSinks(call: ResolvedCall, key: string | null, file: SourceFile): readonly Sink[] {
  const { node } = call;
  if (node.type !== 'CallExpression' || (call.names.length === 0 && !MARKS.has(key ?? ''))) return NONE;
  const name = call.names.find((one) => WRITES.test(one)) ?? (key && WRITES.test(key) ? key : null);
  if (key === 'parseFromString' && call.args[0] && MOVES.test(file.text))
    return [sink(call.args[0], node, 'parsed HTML that is put into the page')];
  const written = name === null ? undefined : call.args[/AdjacentHTML$/.test(name) ? 1 : 0];
  const found: Sink[] = written && name !== null ? [sink(written, node, name)] : [];
  if (key !== null && JQUERY.has(key) && call.receiver && isJQuery(call.receiver, file))
    found.push(...call.args.map((arg) => sink(arg, node, `$.${key} as HTML`)));
  const [attribute, handler] = key === 'setAttributeNS' ? call.args.slice(1) : call.args;
  if ((key === 'setAttribute' || key === 'setAttributeNS') && attribute && handler) {
    const set = asText(file.evaluator.evaluate(attribute));
    if (set !== null && /^on\w/i.test(set))
      found.push({ kind: 'code', value: handler, node, name: set, destination: null });
  }
  return found;
}

/** `globalThis[word](…)`: whoever chooses the word chooses what runs. */
export function chosenCallSinks({ node }: ResolvedCall, file: SourceFile): readonly Sink[] {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return NONE;
  const callee = bare(node.callee);
  if (callee.type !== 'MemberExpression' || !callee.computed || callee.property.type === 'Literal')
    return NONE;
  if (file.evaluator.resolveGlobal(callee.object) !== 'globalThis') return NONE;
  return [
    { kind: 'code', value: callee.property, node, name: 'a global function by its name', destination: null },
  ];
}

/** `dangerouslySetInnerHTML`, as an attribute or a property, and handlers given as texts. */
export function elementMarkupSinks(file: SourceFile): Sink[] {
  const attributes = file.index.attributes.flatMap((node) =>
    node.name.type === 'JSXIdentifier' &&
    /^(?:dangerouslySetInnerHTML|srcDoc|innerHTML)$/.test(node.name.name) &&
    node.value?.type === 'JSXExpressionContainer'
      ? [sink(node.value.expression, node, node.name.name)]
      : [],
  );
  const properties = file.index.declarators.flatMap((node) =>
    node.type === 'Property' && writtenKey(node.key, node.computed) === 'dangerouslySetInnerHTML'
      ? [sink(node.value, node, 'dangerouslySetInnerHTML')]
      : [],
  );
  return [...attributes, ...properties];
}

/** A style sheet loads the addresses written into it. */
export function styleSinks({ key, name, value, node }: MemberWrite): Sink[] {
  const isSheet =
    key === 'cssText' ||
    (name !== null && /^element:style#(?:textContent|innerHTML|innerText|text)$/.test(name));
  return isSheet ? [{ kind: 'beacon', value, node, name: name ?? key, destination: value }] : [];
}

/** Rules of style added by calls. */
export function styleCallSinks({ node, args, names }: ResolvedCall, key: string | null): readonly Sink[] {
  if (node.type !== 'CallExpression') return NONE;
  const isSheet = names.some((name) => /^element:style#(?:append|appendChild|prepend)$/.test(name));
  const value =
    key === 'insertRule' || key === 'replaceSync' || isSheet
      ? args[0]
      : key === 'setProperty'
        ? args[1]
        : undefined;
  return value ? [{ kind: 'beacon', value, node, name: key ?? 'style', destination: value }] : NONE;
}

function sink(value: Node, node: Node, name: string): Sink {
  return { kind: 'script', value, node, name, destination: null };
}

function isJQuery(receiver: Node, file: SourceFile): boolean {
  return /^(?:window\.)?(?:\$|jQuery)\s*\(|^\$\w/.test(file.text.slice(receiver.start, receiver.start + 30));
}

import type { Node } from '../syntax/node.ts';
import { foldBinary } from './fold-operators.ts';
import { asText, constant, isDecoded, UNKNOWN, type Value } from './value.ts';

type Template = Extract<Node, { type: 'TemplateLiteral' }>;

/** What a template comes to; a tag is given its texts as they are written. */
export function foldTemplate(node: Template, evaluate: (part: Node) => Value): Value {
  const texts = textsOf(node);
  let text = '';
  let decoded = false;
  for (const [at, written] of texts.entries()) {
    text += written;
    const part = node.expressions[at];
    if (!part) continue;
    const value = evaluate(part);
    if (value.kind === 'union') return oneOfSeveral(texts, node, evaluate);
    const said = asText(value);
    if (said === null) return UNKNOWN;
    text += said;
    decoded ||= isDecoded(value);
  }
  return constant(text, decoded);
}

/** A template one part of which is one of several texts is one of several itself. */
function oneOfSeveral(texts: readonly string[], node: Template, evaluate: (part: Node) => Value): Value {
  let value: Value = constant('');
  for (const [at, written] of texts.entries()) {
    value = foldBinary('+', value, constant(written));
    const part = node.expressions[at];
    if (part) value = foldBinary('+', value, evaluate(part));
  }
  return value;
}

function textsOf(node: Template): string[] {
  const isRaw = node.parent?.type === 'TaggedTemplateExpression';
  return node.quasis.map(({ value }) => (isRaw ? value.raw : value.cooked) ?? value.raw);
}

import { isFunctionNode, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import { arms, asText, type Value } from '../values/value.ts';
import { partsOf } from './parts-of.ts';

/** Expressions looked at for one answer. */
const MOST_NODES = 80;
const LONGEST_TEXT = 2_000;

/**
 * Every constant that takes part in an expression, in order: once apart, and once as one path. What is unknown is
 * looked into, so that `join(home, name)` mentions whatever `name` may be.
 */
export function wordsOf(node: Node, file: SourceFile): string {
  const words: string[] = [];
  const seen = new Set<Node>();
  const stack: Node[] = [node];
  for (let left = MOST_NODES; left > 0; left -= 1) {
    const next = stack.pop();
    if (!next) break;
    if (seen.has(next) || (isFunctionNode(next) && next !== node)) continue;
    seen.add(next);
    if (next.type === 'TemplateElement') {
      words.push((next.value.cooked ?? next.value.raw).slice(0, LONGEST_TEXT));
      continue;
    }
    const known = next.type === 'ArrayExpression' ? [] : arms(file.evaluator.evaluate(next)).flatMap(textsOf);
    words.push(...known);
    // Of several things a name may be, only those that are known were said.
    if (known.length === 0 || next.type === 'Identifier') stack.push(...partsOf(next, file).toReversed());
  }
  return `${words.join(' ')} ${words.join('/')}`;
}

function textsOf(value: Value): string[] {
  if (value.kind === 'list') return value.items.flatMap(textsOf);
  if (value.kind === 'global') return [value.name];
  const text = value.kind === 'constant' ? asText(value) : null;
  return text === null ? [] : [text.slice(0, LONGEST_TEXT)];
}

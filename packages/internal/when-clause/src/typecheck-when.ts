import { nearest } from '@guildhall/kernel';
import { whenKeys } from './when-keys.ts';
import type {
  ContextKeys,
  ContextKeyType,
  WhenComparison,
  WhenMembership,
  WhenNode,
  WhenProblem,
} from './when-node.ts';

/** Holds a clause against the context keys a surface declares; no problem, an empty list. */
export function typecheckWhen(node: WhenNode, contextKeys: ContextKeys): WhenProblem[] {
  return [...unknownKeys(node, contextKeys), ...mismatches(node, contextKeys)];
}

function unknownKeys(node: WhenNode, contextKeys: ContextKeys): WhenProblem[] {
  const unknown = whenKeys(node).filter((key) => !Object.hasOwn(contextKeys, key));
  return unknown.map((key) => {
    const similar = nearest(key, Object.keys(contextKeys));
    return {
      code: 'UNKNOWN_KEY',
      key,
      message: `The surface declares no context key "${key}".`,
      ...(similar && { hint: `Did you mean "${similar}"?` }),
    };
  });
}

function mismatches(node: WhenNode, contextKeys: ContextKeys): WhenProblem[] {
  switch (node.op) {
    case 'and':
    case 'or':
      return node.operands.flatMap((operand) => mismatches(operand, contextKeys));
    case 'not':
      return mismatches(node.operand, contextKeys);
    case 'key':
    case 'literal':
      return [];
    case 'in':
    case 'not in':
      return membershipMismatches(node, contextKeys);
    default:
      return comparisonMismatches(node, contextKeys);
  }
}

function membershipMismatches(node: WhenMembership, contextKeys: ContextKeys): WhenProblem[] {
  const { left, right } = node;
  const problems: WhenProblem[] = [];
  const list = typeOf(right.key, contextKeys);
  if (list && list !== 'list') {
    problems.push(
      mismatch(right.key, `"${right.key}" is a ${list}; ${node.op} needs a list on its right side.`),
    );
  }
  if (left.op === 'key' && typeOf(left.key, contextKeys) === 'list') {
    problems.push(
      mismatch(left.key, `"${left.key}" is a list; only a single value can be ${node.op} a list.`),
    );
  }
  return problems;
}

function comparisonMismatches({ op, left, right }: WhenComparison, contextKeys: ContextKeys): WhenProblem[] {
  if (left.op === 'literal') return [];
  const declared = typeOf(left.key, contextKeys);
  const given = typeof right.value;
  // Comparing with true or false asks whether the key is set, which any key can answer.
  if (!declared || declared === given || given === 'boolean') return [];
  return [mismatch(left.key, `"${left.key}" is a ${declared} and cannot be ${op} a ${given}.`)];
}

function mismatch(key: string, message: string): WhenProblem {
  return { code: 'TYPE_MISMATCH', key, message };
}

function typeOf(key: string, contextKeys: ContextKeys): ContextKeyType | undefined {
  return Object.hasOwn(contextKeys, key) ? contextKeys[key] : undefined;
}

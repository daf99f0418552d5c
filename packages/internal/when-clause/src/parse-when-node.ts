import { err, ok, type Result } from '@guildhall/kernel';
import { joinLogic } from './join-logic.ts';
import { whenDepth } from './when-depth.ts';
import { isKey } from './when-key.ts';
import {
  COMPARISONS,
  MAX_DEPTH,
  MAX_LENGTH,
  type MembershipOperator,
  type WhenError,
  type WhenKey,
  type WhenLiteral,
  type WhenNode,
  type WhenOperand,
} from './when-node.ts';

const MEMBERSHIPS: readonly MembershipOperator[] = ['in', 'not in'];

/** Validates a clause that arrives as data, and brings it into canonical form. Never throws. */
export function parseWhenNode(json: unknown): Result<WhenNode, WhenError> {
  // A text of MAX_LENGTH cannot hold more nodes than characters.
  const node = readNode(json, { left: MAX_LENGTH }, 0);
  if (!node || whenDepth(node) > MAX_DEPTH) {
    return err({ code: 'INVALID_NODE', message: 'This is no when clause in its data form.', position: 0 });
  }
  return ok(node);
}

interface Budget {
  left: number;
}

function readNode(json: unknown, budget: Budget, depth: number): WhenNode | undefined {
  if (!isRecord(json) || depth > 2 * MAX_DEPTH || budget.left-- <= 0) return undefined;
  const { op } = json;
  if (op === 'and' || op === 'or') return readLogic(op, json['operands'], budget, depth);
  if (op === 'not') {
    const operand = readNode(json['operand'], budget, depth + 1);
    return operand && { op, operand };
  }
  return readComparison(json) ?? readMembership(json) ?? readKey(json) ?? readConstant(json);
}

function readLogic(op: 'and' | 'or', json: unknown, budget: Budget, depth: number): WhenNode | undefined {
  if (!Array.isArray(json) || json.length < 2 || json.length > MAX_LENGTH) return undefined;
  const operands: WhenNode[] = [];
  for (const item of json) {
    const operand = readNode(item, budget, depth + 1);
    if (!operand) return undefined;
    operands.push(operand);
  }
  return joinLogic(op, operands);
}

function readComparison(json: Record<string, unknown>): WhenNode | undefined {
  const op = COMPARISONS.find((known) => known === json['op']);
  const left = readOperand(json['left']);
  const right = readLiteral(json['right']);
  if (!op || !left || !right) return undefined;
  const ordering = op !== '==' && op !== '!=';
  return ordering && typeof right.value !== 'number' ? undefined : { op, left, right };
}

function readMembership(json: Record<string, unknown>): WhenNode | undefined {
  const op = MEMBERSHIPS.find((known) => known === json['op']);
  const left = readOperand(json['left']);
  const right = readKey(json['right']);
  return op && left && right && { op, left, right };
}

function readOperand(json: unknown): WhenOperand | undefined {
  return readKey(json) ?? readLiteral(json);
}

function readKey(json: unknown): WhenKey | undefined {
  if (!isRecord(json) || json['op'] !== 'key') return undefined;
  const { key } = json;
  return typeof key === 'string' && key.length <= MAX_LENGTH && isKey(key) ? { op: 'key', key } : undefined;
}

function readLiteral(json: unknown): WhenLiteral | undefined {
  if (!isRecord(json) || json['op'] !== 'literal') return undefined;
  const { value } = json;
  if (typeof value === 'boolean') return { op: 'literal', value };
  if (typeof value === 'string') return value.length <= MAX_LENGTH ? { op: 'literal', value } : undefined;
  return typeof value === 'number' && Number.isFinite(value)
    ? { op: 'literal', value: value + 0 }
    : undefined;
}

function readConstant(json: unknown): WhenNode | undefined {
  const literal = readLiteral(json);
  return typeof literal?.value === 'boolean' ? { op: 'literal', value: literal.value } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

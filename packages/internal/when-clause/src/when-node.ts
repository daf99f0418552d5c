/**
 * A when clause as data: plain JSON, because it travels in the graph and is evaluated in the browser.
 * Canonical: no `and` directly inside an `and`, no `or` directly inside an `or`, two operands or more.
 */
export type WhenNode = WhenLogic | WhenNot | WhenComparison | WhenMembership | WhenKey | WhenConstant;

export interface WhenLogic {
  op: 'and' | 'or';
  operands: WhenNode[];
}

export interface WhenNot {
  op: 'not';
  operand: WhenNode;
}

export interface WhenComparison {
  op: ComparisonOperator;
  left: WhenOperand;
  right: WhenLiteral;
}

/** Is the left value one of the list that the key on the right names? */
export interface WhenMembership {
  op: MembershipOperator;
  left: WhenOperand;
  right: WhenKey;
}

export interface WhenKey {
  op: 'key';
  key: string;
}

export interface WhenLiteral {
  op: 'literal';
  value: string | number | boolean;
}

/** `true` or `false` standing alone. */
export interface WhenConstant {
  op: 'literal';
  value: boolean;
}

export type WhenOperand = WhenKey | WhenLiteral;
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type MembershipOperator = 'in' | 'not in';

/** What a host declares of each context key, and a clause is checked against. */
export type ContextKeyType = 'string' | 'number' | 'boolean' | 'list';
export type ContextKeys = Readonly<Record<string, ContextKeyType>>;

/** Why a text is no when clause. `position` counts characters from 0. */
export interface WhenError {
  code: 'TOO_LONG' | 'TOO_DEEP' | 'SYNTAX' | 'INVALID_NODE';
  message: string;
  position: number;
  hint?: string;
}

/** Why a clause that parses makes no sense on a surface. */
export interface WhenProblem {
  code: 'UNKNOWN_KEY' | 'TYPE_MISMATCH';
  key: string;
  message: string;
  hint?: string;
}

/** Longest clause accepted, in characters. */
export const MAX_LENGTH = 1_000;
/** Deepest nesting of `!`, `&&`, `||` and parentheses accepted. */
export const MAX_DEPTH = 32;

export const COMPARISONS: readonly ComparisonOperator[] = ['==', '!=', '<', '<=', '>', '>='];

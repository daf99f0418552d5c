export type {
  ComparisonOperator,
  ContextKeys,
  ContextKeyType,
  MembershipOperator,
  WhenComparison,
  WhenConstant,
  WhenError,
  WhenKey,
  WhenLiteral,
  WhenLogic,
  WhenMembership,
  WhenNode,
  WhenNot,
  WhenOperand,
  WhenProblem,
} from './when-node.ts';
export { evaluateWhen, type WhenContext } from './evaluate-when.ts';
export { parseWhen } from './parse-when.ts';
export { parseWhenNode } from './parse-when-node.ts';
export { printWhen } from './print-when.ts';
export { typecheckWhen } from './typecheck-when.ts';
export { whenKeys } from './when-keys.ts';

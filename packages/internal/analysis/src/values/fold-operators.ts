import { FOLD_LIMIT } from './call-natives.ts';
import {
  arms,
  asText,
  constant,
  isDecoded,
  numberOf,
  truthiness,
  union,
  UNKNOWN,
  type Value,
} from './value.ts';

export function foldUnary(operator: string, value: Value): Value {
  switch (operator) {
    case '!': {
      const truth = truthiness(value);
      return truth === null ? UNKNOWN : constant(!truth);
    }
    case 'void':
      return constant(undefined);
    case 'typeof':
      return value.kind === 'constant' ? constant(typeof value.value) : UNKNOWN;
    default: {
      const number = value.kind === 'object' ? NaN : numberOf(value);
      if (number === null) return UNKNOWN;
      if (operator === '-') return constant(-number);
      if (operator === '~') return constant(~number);
      return operator === '+' ? constant(number) : UNKNOWN;
    }
  }
}

export function foldBinary(operator: string, left: Value, right: Value): Value {
  if (operator === '+' && (left.kind === 'union' || right.kind === 'union')) {
    // Eight ways at most, as in any union.
    const pairs = arms(left).flatMap((a) => arms(right).map((b) => foldBinary('+', a, b)));
    return union(pairs);
  }
  if (operator === '+' && !(isNumeric(left) && isNumeric(right))) {
    const [a, b] = [asText(left), asText(right)];
    if (a === null || b === null || a.length + b.length > FOLD_LIMIT) return UNKNOWN;
    return constant(a + b, isDecoded(left) || isDecoded(right));
  }
  if (left.kind === 'constant' && right.kind === 'constant') {
    if (operator === '===') return constant(left.value === right.value);
    if (operator === '!==') return constant(left.value !== right.value);
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  return a === null || b === null ? UNKNOWN : arithmetic(operator, a, b);
}

function isNumeric(value: Value): boolean {
  return value.kind === 'constant' && typeof value.value !== 'string';
}

function arithmetic(operator: string, a: number, b: number): Value {
  switch (operator) {
    case '+':
      return constant(a + b);
    case '-':
      return constant(a - b);
    case '*':
      return constant(a * b);
    case '/':
      return constant(a / b);
    case '%':
      return constant(a % b);
    case '**':
      return constant(a ** b);
    case '^':
      return constant(a ^ b);
    case '&':
      return constant(a & b);
    case '|':
      return constant(a | b);
    case '<<':
      return constant(a << b);
    case '>>':
      return constant(a >> b);
    case '>>>':
      return constant(a >>> b);
    case '<':
      return constant(a < b);
    case '>':
      return constant(a > b);
    case '<=':
      return constant(a <= b);
    case '>=':
      return constant(a >= b);
    case '==':
      return constant(a === b);
    case '!=':
      return constant(a !== b);
    default:
      return UNKNOWN;
  }
}

import { ParseError, serialize, TypeError as CelTypeError, type ParseResult } from '@marcbachmann/cel-js';
import { err, nearest, ok, type Result } from '@guildhall/kernel';
import { celEnvironment } from './cel-environment.ts';
import { CEL_NAMES } from './cel-types.ts';
import type { CelView } from './cel-view.ts';
import { comprehensionDepth, findDynamicPattern, topClauses } from './expression-tree.ts';

export interface ExpressionError {
  code: 'SYNTAX' | 'UNKNOWN_NAME' | 'TYPE' | 'TOO_COMPLEX' | 'DYNAMIC_REGEX';
  message: string;
  /** Characters from 0. */
  position: number;
  hint?: string;
}

export interface CompiledExpression {
  run: (view: CelView) => unknown;
  clauses: { text: string; run: (view: CelView) => unknown }[];
}

/** Deepest nesting of all, exists, map, filter and bind. */
const MAX_COMPREHENSION_DEPTH = 2;

/** Compiles CEL that must give this type; a setting, whose type nobody knows yet, is checked when it is read. */
export function compileExpression(
  text: string,
  expected: 'bool' | 'string',
): Result<CompiledExpression, ExpressionError> {
  const parsed = parseCel(text);
  if (!parsed.ok) return parsed;
  const expression = parsed.value;

  const pattern = findDynamicPattern(expression.ast);
  if (pattern) {
    const message = 'matches() needs its pattern written out as a text.';
    return err({ code: 'DYNAMIC_REGEX', message, position: pattern.start });
  }
  if (comprehensionDepth(expression.ast) > MAX_COMPREHENSION_DEPTH) {
    const message = `Loops nest at most ${MAX_COMPREHENSION_DEPTH} deep.`;
    return err({ code: 'TOO_COMPLEX', message, position: 0 });
  }
  const checked = expression.check();
  if (checked.error) return err(describe(checked.error, text));
  if (checked.type !== expected && checked.type !== 'dyn') {
    const message = `This gives a ${checked.type ?? 'value'}; it must give a ${expected}.`;
    return err({ code: 'TYPE', message, position: 0 });
  }
  return ok({ run: expression, clauses: compileClauses(expression) });
}

function parseCel(text: string): Result<ParseResult, ExpressionError> {
  try {
    return ok(celEnvironment.parse(text));
  } catch (error) {
    if (error instanceof ParseError || error instanceof CelTypeError) return err(describe(error, text));
    throw error;
  }
}

function compileClauses({ ast }: ParseResult): CompiledExpression['clauses'] {
  return topClauses(ast).map((clause) => {
    const text = serialize(clause);
    return { text, run: celEnvironment.parse(text) };
  });
}

const UNKNOWN: readonly string[] = ['unknown_variable', 'no_such_key'];

function describe({ code, summary, range }: ParseError | CelTypeError, text: string): ExpressionError {
  const position = range?.start ?? 0;
  if (UNKNOWN.includes(code)) {
    const name = text.slice(position, range?.end);
    const similar = nearest(name, CEL_NAMES);
    const message = `Rules see nothing called "${name}" there.`;
    return {
      code: 'UNKNOWN_NAME',
      message,
      position,
      ...(similar && { hint: `Did you mean "${similar}"?` }),
    };
  }
  const tooComplex = summary.startsWith('Exceeded');
  return { code: tooComplex ? 'TOO_COMPLEX' : kindOf(code), message: `${summary}.`, position };
}

function kindOf(code: string): 'SYNTAX' | 'TYPE' {
  return code.includes('overload') || code.includes('type') ? 'TYPE' : 'SYNTAX';
}

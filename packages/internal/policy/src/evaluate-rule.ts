import type { CompiledExpression } from './compile-expression.ts';
import type { CompiledPolicy, CompiledRule } from './compile-policy.ts';
import type { CelView } from './cel-view.ts';
import type { TraceEntry } from './evaluation.ts';

/** One question to be asked: a rule that is not off, with the layer it belongs to. */
export interface Question {
  layer: CompiledPolicy['layer'];
  compiled: CompiledRule;
}

const ORDER = { platform: 0, marketplace: 1 } as const;

/** The rules to ask, platform first, each policy in its own order. */
export function questionsOf(policies: readonly CompiledPolicy[]): Question[] {
  return [...policies]
    .sort((a, b) => ORDER[a.layer] - ORDER[b.layer])
    .flatMap(({ layer, rules }) =>
      rules.filter(({ rule }) => rule.mode !== 'off').map((compiled) => ({ layer, compiled })),
    );
}

/** Asks one rule. What goes wrong inside it is an answer, not an exception. */
export function evaluateRule({ layer, compiled }: Question, view: CelView): TraceEntry {
  const { when, message } = compiled;
  const entry = unanswered({ layer, compiled });
  const asked = attempt(when.run, view);
  if (typeof asked.value !== 'boolean') {
    return { ...entry, error: asked.error ?? 'The condition gave neither true nor false.' };
  }
  const clauses = when.clauses.map(({ text, run }) => ({ text, value: booleanOrNull(run, view) }));
  if (!asked.value) return { ...entry, clauses };
  return { ...entry, matched: true, clauses, message: writeMessage(message, compiled, view) };
}

/** The entry of a rule that has not answered. */
export function unanswered({ layer, compiled: { rule } }: Question): TraceEntry {
  const mode = rule.mode === 'observe' ? 'observe' : 'enforce';
  return { layer, ruleId: rule.id, mode, matched: false, verdict: rule.verdict, reason: rule.reason };
}

/** A text that cannot be written changes no verdict: the rule's title stands in, as a sentence among others. */
function writeMessage(
  message: CompiledExpression | undefined,
  { rule }: CompiledRule,
  view: CelView,
): string {
  const { value } = message ? attempt(message.run, view) : { value: undefined };
  if (typeof value === 'string') return value.slice(0, 2_000);
  return /[.!?]$/.test(rule.title) ? rule.title : `${rule.title}.`;
}

function booleanOrNull(run: CompiledExpression['run'], view: CelView): boolean | null {
  const { value } = attempt(run, view);
  return typeof value === 'boolean' ? value : null;
}

function attempt(run: CompiledExpression['run'], view: CelView): { value?: unknown; error?: string } {
  try {
    return { value: run(view) };
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { error: line ?? 'The condition failed.' };
  }
}

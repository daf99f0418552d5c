import { createContext, Script } from 'node:vm';
import { celView } from './cel-view.ts';
import { compilePolicy, type CompiledPolicy } from './compile-policy.ts';
import { evaluateRule, questionsOf } from './evaluate-rule.ts';
import type { EvaluationProgress, EvaluationRequest } from './evaluator-messages.ts';

/** Revisions are immutable, so one compilation serves until the process is replaced. */
const cache = new Map<string, CompiledPolicy>();
const CACHED = 200;

/** Milliseconds after which a rule is cut from within: an orphan must not run for ever. */
const ORPHAN_LIMIT = 1_000;

const task: { work: () => void } = { work: () => undefined };
const context = createContext(task);
const runTask = new Script('work()');

const tell = (progress: EvaluationProgress) => process.send?.(progress);

process.on('message', ({ id, policies, input }: EvaluationRequest) => {
  const compiled = policies.map(compileOnce);
  const view = celView(input);
  tell({ id, kind: 'started' });
  // Told one by one, so that a rule that never ends costs only its own answer and those after it.
  for (const question of questionsOf(compiled)) {
    withinLimit(() => tell({ id, kind: 'answered', entry: evaluateRule(question, view) }));
  }
  tell({ id, kind: 'finished' });
});

/** A time-out that needs nobody outside: should it strike, the process ends with the error. */
function withinLimit(work: () => void): void {
  task.work = work;
  runTask.runInContext(context, { timeout: ORPHAN_LIMIT });
}

function compileOnce({ layer, revision }: EvaluationRequest['policies'][number]): CompiledPolicy {
  const key = JSON.stringify([layer, revision]);
  const known = cache.get(key);
  if (known) return known;
  const compiled = compilePolicy(revision, layer);
  if (!compiled.ok)
    throw new Error(`A policy that compiled no longer does: ${JSON.stringify(compiled.error)}`);
  if (cache.size >= CACHED) cache.clear();
  cache.set(key, compiled.value);
  return compiled.value;
}

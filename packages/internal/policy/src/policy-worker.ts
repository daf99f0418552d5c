import { parentPort } from 'node:worker_threads';
import { celView } from './cel-view.ts';
import { compilePolicy, type CompiledPolicy } from './compile-policy.ts';
import { evaluateRule, questionsOf } from './evaluate-rule.ts';
import type { EvaluationProgress, EvaluationRequest } from './evaluator-messages.ts';

/** Revisions are immutable, so one compilation serves until the worker is replaced. */
const cache = new Map<string, CompiledPolicy>();
const CACHED = 200;

const tell = (progress: EvaluationProgress) => parentPort?.postMessage(progress);

parentPort?.on('message', ({ id, policies, input }: EvaluationRequest) => {
  const compiled = policies.map(compileOnce);
  const view = celView(input);
  tell({ id, kind: 'started' });
  // Told one by one, so that a rule that never ends costs only its own answer and those after it.
  for (const question of questionsOf(compiled)) {
    tell({ id, kind: 'answered', entry: evaluateRule(question, view) });
  }
  tell({ id, kind: 'finished' });
});

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

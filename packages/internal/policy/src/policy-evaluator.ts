import { Worker } from 'node:worker_threads';
import type { CompiledPolicy } from './compile-policy.ts';
import { conclude } from './conclude.ts';
import { questionsOf, unanswered } from './evaluate-rule.ts';
import type { Evaluation, TraceEntry } from './evaluation.ts';
import type { EvaluationProgress, EvaluationRequest } from './evaluator-messages.ts';
import type { PolicyInput } from './policy-input.ts';
import { requiredChecks } from './required-checks.ts';

export interface PolicyEvaluator {
  /** Never fails because of a rule: what cannot be answered in time is REVIEW with reason POLICY_ERROR. */
  evaluate(policies: readonly CompiledPolicy[], input: PolicyInput): Promise<Evaluation>;
  close(): Promise<void>;
}

/** Time to load a worker and compile, in milliseconds; only a broken machine needs more. */
const START_LIMIT = 10_000;
const MEMORY_MB = 64;

/**
 * Evaluates policies in a worker thread, one after another, each within the deadline in milliseconds (default 50).
 * A worker that overruns or dies is ended and replaced; answers it had given still count.
 */
export function openPolicyEvaluator(options: { deadline?: number } = {}): PolicyEvaluator {
  const deadline = options.deadline ?? 50;
  let worker = startWorker();
  let closed = false;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function ask(policies: readonly CompiledPolicy[], input: PolicyInput): Promise<Evaluation> {
    if (closed) throw new Error('The policy evaluator is closed.');
    // It may have died while nobody was asking.
    if (worker.threadId === -1) worker = startWorker();
    const sent = policies.map(({ layer, revision }) => ({ layer, revision }));
    const { answers, error } = await converse(worker, { id: ++lastId, policies: sent, input }, deadline);
    if (error !== undefined) {
      await worker.terminate();
      if (!isClosed()) worker = startWorker();
    }
    const rules = questionsOf(policies).map(
      (question, index) => answers[index] ?? { ...unanswered(question), error: error ?? 'No answer.' },
    );
    return conclude(policies, [requiredChecks(policies, input), ...rules]);
  }

  // Read through a call: it may have changed while a worker was being ended.
  const isClosed = () => closed;

  return {
    evaluate(policies, input) {
      const evaluation = queue.then(() => ask(policies, input));
      queue = evaluation.catch(() => undefined);
      return evaluation;
    },
    async close() {
      closed = true;
      await queue;
      await worker.terminate();
    },
  };
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./policy-worker.ts', import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  // It may run out of memory while it is being ended; the next question finds it dead.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

/** Collects a worker's answers until it finishes, overruns or dies. */
function converse(
  worker: Worker,
  request: EvaluationRequest,
  deadline: number,
): Promise<{ answers: TraceEntry[]; error?: string }> {
  return new Promise((resolve) => {
    const answers: TraceEntry[] = [];
    let timer = setTimeout(end, START_LIMIT, 'The policy evaluator did not start.');
    worker.on('message', listen);
    worker.on('error', fail);
    worker.on('exit', fail);
    worker.postMessage(request);

    function listen(progress: EvaluationProgress): void {
      if (progress.id !== request.id) return;
      if (progress.kind === 'answered') answers.push(progress.entry);
      if (progress.kind === 'finished') end();
      if (progress.kind === 'started') startClock();
    }

    function startClock(): void {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // If this thread was the busy one, the answers are waiting: read them before judging.
        setImmediate(end, `No answer within ${deadline} ms.`);
      }, deadline);
    }

    function fail(cause: unknown): void {
      end(`The evaluation broke off: ${cause instanceof Error ? cause.message : 'its worker ended'}.`);
    }

    function end(error?: string): void {
      clearTimeout(timer);
      // By name: without arguments, Node would take the worker's own listeners away too.
      worker.off('message', listen).off('error', fail).off('exit', fail);
      resolve(error === undefined ? { answers } : { answers, error });
    }
  });
}

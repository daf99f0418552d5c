import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { builtIn } from './built-in.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { conclude } from './conclude.ts';
import { questionsOf, unanswered } from './evaluate-rule.ts';
import type { Evaluation, TraceEntry } from './evaluation.ts';
import type { EvaluationProgress, EvaluationRequest } from './evaluator-messages.ts';
import type { PolicyInput } from './policy-input.ts';

export interface PolicyEvaluator {
  /** Never fails because of a rule: what cannot be answered in time is REVIEW with reason POLICY_ERROR. */
  evaluate(policies: readonly CompiledPolicy[], input: PolicyInput): Promise<Evaluation>;
  close(): Promise<void>;
}

/** Time to start a process and compile, in milliseconds; only a broken machine needs more. */
const START_LIMIT = 10_000;
const MEMORY_MB = 64;

/**
 * Evaluates policies in a process of its own, one after another, each within the deadline in milliseconds (default 50).
 * A process, since a rule that eats all memory takes a worker thread's whole process with it. One that overruns or dies
 * is replaced; answers it had given still count.
 */
export function openPolicyEvaluator(options: { deadline?: number } = {}): PolicyEvaluator {
  const deadline = options.deadline ?? 50;
  let child = startChild();
  let closed = false;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function ask(policies: readonly CompiledPolicy[], input: PolicyInput): Promise<Evaluation> {
    if (closed) throw new Error('The policy evaluator is closed.');
    // It may have died while nobody was asking.
    if (!child.connected) child = startChild();
    const sent = policies.map(({ layer, revision }) => ({ layer, revision }));
    const { answers, error } = await converse(child, { id: ++lastId, policies: sent, input }, deadline);
    if (error !== undefined) {
      child.kill('SIGKILL');
      if (!isClosed()) child = startChild();
    }
    const rules = questionsOf(policies).map(
      (question, index) => answers[index] ?? { ...unanswered(question), error: error ?? 'No answer.' },
    );
    return conclude(policies, [...builtIn(policies, input), ...rules]);
  }

  // Read through a call: it may have changed while a question was answered.
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
      child.kill('SIGKILL');
    },
  };
}

function startChild(): ChildProcess {
  const child = fork(fileURLToPath(new URL('./policy-process.ts', import.meta.url)), {
    env: {},
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    // What an engine prints when it runs out of memory is told as an error already.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // It may die while nobody is asking; the next question finds it gone.
  child.on('error', () => undefined);
  child.unref();
  child.channel?.unref();
  return child;
}

/** Collects a process's answers until it finishes, overruns or dies. */
function converse(
  child: ChildProcess,
  request: EvaluationRequest,
  deadline: number,
): Promise<{ answers: TraceEntry[]; error?: string }> {
  return new Promise((resolve) => {
    const answers: TraceEntry[] = [];
    let timer = setTimeout(end, START_LIMIT, 'The policy evaluator did not start.');
    child.on('message', listen);
    child.on('error', fail);
    child.on('exit', fail);
    child.send(request);

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
      end(`The evaluation broke off: ${cause instanceof Error ? cause.message : 'its process ended'}.`);
    }

    function end(error?: string): void {
      clearTimeout(timer);
      // By name: without arguments, Node's own listeners would go too.
      child.off('message', listen).off('error', fail).off('exit', fail);
      resolve(error === undefined ? { answers } : { answers, error });
    }
  });
}

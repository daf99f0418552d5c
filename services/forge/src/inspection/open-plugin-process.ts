import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PROCESS_FLAGS } from '@guildhall/analysis';
import { reply, type Job } from './job.ts';
import { visibleText } from './visible-text.ts';

/** A process that handles plugins' bytes, so that none of them can take this one down. Nothing of a plugin is run in it. */
export interface PluginProcess {
  /** Rejects with `InspectionBroken` when the process dies, overruns `deadline` (milliseconds) or is asked to stop. */
  run<Input, Outcome>(job: Job<Input, Outcome>, input: Input, signal: AbortSignal): Promise<Outcome>;
  /** How many jobs it has not finished. */
  load(): number;
  close(): Promise<void>;
}

export interface ProcessOptions {
  /** Its working directory. */
  folder: string;
  /** Milliseconds for one job, counted from when it begins. */
  deadline: number;
  memoryMb: number;
  /** What it runs; only tests name another. */
  entry?: string;
}

/** The inspection itself failed, not the plugin: it may be tried again. */
export class InspectionBroken extends Error {}

/** A job was not done in its time. `file` is the one it was at; null when none was read yet. */
export class InspectionOverran extends InspectionBroken {
  readonly file: string | null;

  constructor(message: string, file: string | null) {
    super(message);
    this.file = file;
  }
}

const ENTRY = fileURLToPath(new URL('./plugin-process.ts', import.meta.url));

/** Starts with the first job and stays warm; jobs wait for each other. One that overruns costs the process, which is replaced. */
export function openPluginProcess(options: ProcessOptions): PluginProcess {
  let child: ChildProcess | null = null;
  let lastId = 0;
  let load = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function ask<Input, Outcome>(job: Job<Input, Outcome>, input: Input, signal: AbortSignal) {
    if (signal.aborted) throw new InspectionBroken('It was stopped before it began.');
    if (!child?.connected) child = start(options);
    const using = child;
    try {
      const answer = await converse(using, { id: ++lastId, kind: job.kind, input }, options.deadline, signal);
      return job.outcome.parse(answer);
    } catch (error) {
      // Whatever it was doing, it does not do it for the next one.
      using.kill('SIGKILL');
      child = null;
      throw error;
    }
  }

  return {
    run(job, input, signal) {
      load += 1;
      const answer = queue
        .then(() => ask(job, input, signal))
        .finally(() => {
          load -= 1;
        });
      queue = answer.catch(() => undefined);
      return answer;
    },
    load: () => load,
    async close() {
      await queue;
      child?.kill('SIGKILL');
      child = null;
    },
  };
}

function start({ folder, memoryMb, entry = ENTRY }: ProcessOptions): ChildProcess {
  const child = fork(entry, {
    cwd: folder,
    // Nothing of ours is in reach of a mistake in it.
    env: {},
    execArgv: [`--max-old-space-size=${memoryMb}`, ...PROCESS_FLAGS],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // It may die while nobody asks; the next job finds it gone.
  child.on('error', () => undefined);
  child.unref();
  child.channel?.unref();
  return child;
}

function converse(
  child: ChildProcess,
  message: { id: number; kind: string; input: unknown },
  deadline: number,
  signal: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let file: string | null = null;
    const atFile = (): string => (file === null ? '' : ` It was at ${visibleText(file, 200)}.`);
    const timer = setTimeout(() => {
      const reason = `It took longer than ${deadline / 1_000} seconds.${atFile()}`;
      settle(() => {
        reject(new InspectionOverran(reason, file));
      });
    }, deadline);
    const onMessage = (received: unknown) => {
      const answer = reply.parse(received);
      if (answer.id !== message.id) return;
      if ('at' in answer) file = answer.at;
      else if (answer.ok)
        settle(() => {
          resolve(answer.outcome);
        });
      else fail(answer.error);
    };
    const onEnd = () => {
      fail(`Its process ended, perhaps for lack of memory.${atFile()}`);
    };
    // Its last words may still be on their way.
    const onExit = () => {
      if (child.connected) child.once('disconnect', onEnd);
      else onEnd();
    };
    const onAbort = () => {
      fail('It was stopped.');
    };
    child.on('message', onMessage).on('exit', onExit).on('error', onEnd);
    signal.addEventListener('abort', onAbort);
    child.send(message);

    function fail(reason: string): void {
      settle(() => {
        reject(new InspectionBroken(reason));
      });
    }

    function settle(act: () => void): void {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onEnd).off('disconnect', onEnd);
      signal.removeEventListener('abort', onAbort);
      act();
    }
  });
}

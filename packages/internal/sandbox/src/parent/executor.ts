import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import { dirname } from 'node:path';
import type { ExecutorSettings, FromExecutor, ToExecutor } from '../executor/messages.ts';
import type { Confinement } from './confinements.ts';
import { withoutInherited } from './inherited-descriptors.ts';
import { readablePaths } from './readable-paths.ts';

/** A running executor, seen from outside. */
export interface Executor {
  readonly pid: number;
  readonly layers: readonly string[];
  send(message: ToExecutor): void;
  /** Its last words when it ended by itself. */
  readonly ended: Promise<string>;
  kill(): Promise<void>;
}

const ENTRY = fileURLToPath(new URL('../executor/executor-process.ts', import.meta.url));
/** A thread may read the folder it was started in, whatever the permissions say; so this must not be `/`. */
const FOLDER = dirname(ENTRY);
/** Milliseconds; only a broken machine needs more. */
const START_LIMIT = 15_000;
const HEAP_MB = 256;
const LAST_WORDS = 2_000;

/**
 * Starts an executor and waits until it has proven its layers. Rejects with its reason when it cannot run here, or when it
 * is `unwanted` before it is ready; by then it has ended.
 */
export async function startExecutor(
  settings: ExecutorSettings,
  { command }: Confinement,
  hear: (message: FromExecutor) => void,
  unwanted?: AbortSignal,
): Promise<Executor> {
  const [program, ...words] = [...command, process.execPath, ...flags(settings), ENTRY];
  const child = withoutInherited(['ignore', 'ignore', 'pipe', 'ipc'], (stdio) =>
    spawn(program, words, { cwd: FOLDER, env: {}, stdio }),
  );
  child.send(settings, () => undefined);
  let lastWords = '';
  child.stderr?.on('data', (piece: Buffer) => {
    lastWords = (lastWords + piece.toString()).slice(-LAST_WORDS);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('close', (code, signal) => {
      resolve([`It ended with ${signal ?? `code ${code}`}.`, lastWords.trim()].join(' ').trim());
    });
  });
  // It does not keep us alive, and a message to one that just died is not an error: its end is told.
  child.unref();
  child.channel?.unref();
  const layers = await ready(child, ended, hear, unwanted);
  return {
    pid: child.pid ?? 0,
    layers,
    ended,
    send(message) {
      child.send(message, () => undefined);
    },
    async kill() {
      child.ref();
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function flags({ engine }: ExecutorSettings): readonly string[] {
  return [
    ...['--no-warnings', `--max-old-space-size=${HEAP_MB}`, '--permission', '--allow-worker'],
    // Isolates would see the collector, too.
    ...(engine === 'isolated-vm' ? ['--allow-addons'] : ['--expose-gc']),
    ...readablePaths(engine).map((path) => `--allow-fs-read=${path}`),
  ];
}

async function ready(
  child: ChildProcess,
  ended: Promise<string>,
  hear: (message: FromExecutor) => void,
  unwanted?: AbortSignal,
): Promise<readonly string[]> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, START_LIMIT);
  try {
    const first = await Promise.race([
      once(child, 'message', {
        signal: AbortSignal.any([abort.signal, ...(unwanted ? [unwanted] : [])]),
      }).then(([message]: FromExecutor[]) => message),
      ended,
    ]);
    if (typeof first === 'string') throw new Error(`The executor did not start. ${first}`);
    if (first?.kind === 'unable') throw new Error(first.reason);
    if (first?.kind !== 'ready') throw new Error('The executor began with something else than its layers.');
    child.on('message', (message: FromExecutor) => {
      hear(message);
    });
    return first.layers;
  } catch (error) {
    child.ref();
    child.kill('SIGKILL');
    await ended;
    throw error;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noted, notedInput } from './current-input.ts';
import { failureOf } from './fuzz-target.ts';
import { message, type Failure, type Tally, type Task } from './messages.ts';

export interface Watched {
  /** Null when the process did not come to its end. */
  tally: Tally | null;
  failures: Failure[];
}

export interface WatchOptions extends Pick<Task, 'module' | 'target' | 'inputs' | 'seed'> {
  /** Milliseconds one input may keep the process; the first one has to be there a minute after the start. */
  patience?: number;
}

const ENTRY = fileURLToPath(new URL('./fuzz-process.ts', import.meta.url));
const START_MS = 60_000;
const LOOK_MS = 200;
const MEMORY_MB = 1_500;

/** Has a process read a target's inputs, and ends it when one of them keeps it: that one is named, as is one it dies of. */
export async function watchTarget({ patience = 10_000, ...given }: WatchOptions): Promise<Watched> {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-fuzz-'));
  const note = join(folder, 'input');
  writeFileSync(note, '');
  const failures: Failure[] = [];
  const said: { tally: Tally | null } = { tally: null };
  const child = fork(ENTRY, [JSON.stringify({ ...given, note } satisfies Task)], {
    env: {},
    execArgv: [`--max-old-space-size=${MEMORY_MB}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (received) => {
    const told = message.parse(received);
    if (told.kind === 'done') said.tally = told.tally;
    else failures.push(told.failure);
  });
  try {
    const why = await ended(child, note, patience);
    const { tally } = said;
    if (why !== null || !tally) failures.push(failureOf(why ?? 'ended before it was done', notedInput(note)));
    return { tally, failures };
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for the end; why it was a bad one, or null. */
function ended(child: ChildProcess, note: string, patience: number): Promise<string | null> {
  return new Promise((resolve) => {
    let last: number | null = null;
    let since = performance.now();
    const look = setInterval(() => {
      const number = noted(note);
      const now = performance.now();
      if (number !== last) [last, since] = [number, now];
      else if (now - since > (number === null ? START_MS : patience))
        settle(`kept its process for more than ${patience / 1_000} seconds`);
    }, LOOK_MS);
    const onExit = (code: number | null, signal: string | null): void => {
      const why = code === 0 ? null : `ended its process (${signal ?? `exit code ${code}`})`;
      // Its last words may still be on their way.
      if (!child.connected) settle(why);
      else
        child.once('disconnect', () => {
          settle(why);
        });
    };
    const onError = (error: Error): void => {
      settle(`could not be read at all: ${error.message}`);
    };
    child.once('exit', onExit).once('error', onError);

    function settle(why: string | null): void {
      clearInterval(look);
      child.off('exit', onExit).off('error', onError);
      resolve(why);
    }
  });
}

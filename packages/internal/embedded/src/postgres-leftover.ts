import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { birthOf, livesStill } from './process-birth.ts';

const NOTE = 'guildhall.json';
const note = z.object({ pid: z.int(), birth: z.string() });
const LOOK_MS = 20;

/** Notes which process serves `folder`, for whoever finds it still running. */
export function noteServer(folder: string, pid: number): void {
  writeFileSync(join(folder, NOTE), JSON.stringify({ pid, birth: birthOf(pid) ?? '' }));
}

/**
 * Ends a server that a killed process left running over `folder`. Its process id alone says nothing: by now another
 * program may have it, and goes on.
 */
export async function endLeftover(folder: string): Promise<void> {
  const lock = join(folder, 'postmaster.pid');
  const noted = readNote(join(folder, NOTE));
  if (!noted || !existsSync(lock)) return;
  const { pid, birth } = noted;
  if (livesStill(pid, birth)) {
    process.kill(pid, 'SIGINT');
    while (livesStill(pid, birth)) await pause(LOOK_MS);
  } else if (birthOf(pid) !== null && holderOf(lock) === pid) {
    // PostgreSQL would take the other program for itself, and refuse to start.
    rmSync(lock);
  }
}

/** Its first line is the id of the server's process. */
function holderOf(lock: string): number {
  return Number(readFileSync(lock, 'utf8').split('\n', 1)[0]);
}

function readNote(file: string): z.infer<typeof note> | null {
  if (!existsSync(file)) return null;
  try {
    return note.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Half written; a server whose start went so wrong does not serve.
    return null;
  }
}

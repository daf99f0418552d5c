import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const running = z.object({ pid: z.int(), gateway: z.string().nullable() });

/** Keeps two Guildhalls from sharing one data folder. */
export interface Claim {
  /** Notes where this one can be found. */
  tell(gateway: string): void;
  release(): void;
}

/** Claims the data folder for this process, or says who has it. A claim left by a killed process is taken over. */
export function claimFolder(folder: string): Claim | { takenBy: { pid: number; gateway: string | null } } {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'running.json');
  const other = read(file);
  if (other && other.pid !== process.pid && isAlive(other.pid)) return { takenBy: other };
  const write = (gateway: string | null) => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, gateway }));
  };
  write(null);
  return {
    tell: write,
    release() {
      rmSync(file, { force: true });
    },
  };
}

function read(file: string): z.infer<typeof running> | null {
  if (!existsSync(file)) return null;
  try {
    return running.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Half written by a process that died; nobody holds it.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

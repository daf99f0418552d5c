import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { birthOf, livesStill } from '@guildhall/embedded';
import { z } from 'zod';

/** Process ids are used again; together with its birth, one names a process for good. */
const running = z.object({
  pid: z.int(),
  birth: z.string(),
  gateway: z.string().nullable(),
  /** Base URLs, for whoever operates it. */
  services: z.record(z.string(), z.string()).optional(),
});
type Running = z.infer<typeof running>;

interface Where {
  gateway: string;
  services: Record<string, string>;
}

/** Keeps two Guildhalls from sharing one data folder. */
export interface Claim {
  /** Notes where this one can be found. */
  tell(where: Where): void;
  release(): void;
}

/** Claims the data folder for this process, or says who has it. A claim left by a killed process is taken over. */
export function claimFolder(folder: string): Claim | { takenBy: Running } {
  makeFolder(folder);
  const other = whoRuns(folder);
  if (other) return { takenBy: other };
  const file = claimFile(folder);
  const birth = birthOf(process.pid) ?? '';
  const write = (where: Where | { gateway: null }) => {
    writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, birth, ...where }));
    renameSync(`${file}.new`, file);
  };
  write({ gateway: null });
  return {
    tell: write,
    release() {
      rmSync(file, { force: true });
    },
  };
}

/** The other Guildhall that has this data folder now. */
export function whoRuns(folder: string): Running | null {
  const claim = read(claimFile(folder));
  return claim && claim.pid !== process.pid && livesStill(claim.pid, claim.birth) ? claim : null;
}

/** What a person is told who starts a second one. */
export function runsAlready({ pid, gateway }: Running): string {
  return `Guildhall is running already (process ${pid}${gateway ? `, ${gateway}` : ''}); stop it with Ctrl-C there first.`;
}

/** One by one: Node's own recursion never ends where a file system answers that the parent is missing, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

const claimFile = (folder: string) => join(folder, 'running.json');

function read(file: string): Running | null {
  if (!existsSync(file)) return null;
  try {
    return running.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not one of ours, or of a version before; nobody holds it.
    return null;
  }
}

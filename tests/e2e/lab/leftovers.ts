import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guildhall } from '@guildhall/standalone';
import { z } from 'zod';

const noted = z.object({ redis: z.url().nullable(), pids: z.array(z.int()) });
const FILE = 'open-processes.json';

/** Writes down what would outlive a test that is killed. Again after each kill: what is restarted has another id. */
export function noteProcesses(folder: string, { stores, fleet }: Guildhall): void {
  const pids = [...(fleet?.processes.values() ?? [])].flatMap((process) => process.pid() ?? []);
  writeFileSync(join(folder, FILE), JSON.stringify({ redis: stores.redis?.url ?? null, pids }));
}

/** Ends and removes what tests of the run `owner` (a process id) left behind; nothing, when all ended well. */
export function sweepLeftovers(owner: number): void {
  const mine = readdirSync(tmpdir()).filter((name) => name.startsWith(`guildhall-journey-${owner}-`));
  for (const folder of mine.map((name) => join(tmpdir(), name))) {
    const file = join(folder, FILE);
    if (existsSync(file)) {
      const { redis, pids } = noted.parse(JSON.parse(readFileSync(file, 'utf8')));
      for (const pid of pids) end(pid);
      if (redis) shutDown(new URL(redis));
    }
    const postmaster = join(folder, 'postgres', 'postmaster.pid');
    if (existsSync(postmaster)) end(Number(readFileSync(postmaster, 'utf8').split('\n')[0]));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It ended by itself.
  }
}

function shutDown({ port, hostname }: URL): void {
  connect(Number(port), hostname)
    .once('error', () => undefined)
    .end('SHUTDOWN NOSAVE\r\n');
}

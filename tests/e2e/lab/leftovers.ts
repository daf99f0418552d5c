import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guildhall } from '@guildhall/standalone';
import { until } from '@guildhall/testing';
import { z } from 'zod';

const noted = z.object({ redis: z.url().nullable(), pids: z.array(z.int()) });
const FILE = 'open-processes.json';

/** Writes down what would outlive a test that is killed. Again after each kill: what is restarted has another id. */
export function noteProcesses(folder: string, { stores, fleet }: Guildhall): void {
  const pids = [...(fleet?.processes.values() ?? [])].flatMap((process) => process.pid() ?? []);
  writeFileSync(join(folder, FILE), JSON.stringify({ redis: stores.redis?.url ?? null, pids }));
}

/** The same for a Redis that belongs to no Guildhall. */
export function noteRedis(folder: string, redis: string): void {
  writeFileSync(join(folder, FILE), JSON.stringify({ redis, pids: [] }));
}

/** Ends and removes what tests of the run `owner` (a process id) left behind; nothing, when all ended well. */
export async function sweepLeftovers(owner: number): Promise<void> {
  const mine = readdirSync(tmpdir()).filter((name) => name.startsWith(`guildhall-journey-${owner}-`));
  for (const folder of mine.map((name) => join(tmpdir(), name))) {
    const ended = processesOf(folder).filter(end);
    // A server that still writes would bring parts of its folder back.
    await until('what was left behind has ended', () => !ended.some(isAlive)).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function processesOf(folder: string): number[] {
  const file = join(folder, FILE);
  const pids: number[] = [];
  if (existsSync(file)) {
    const read = noted.parse(JSON.parse(readFileSync(file, 'utf8')));
    pids.push(...read.pids);
    if (read.redis) shutDown(new URL(read.redis));
  }
  const postmaster = join(folder, 'postgres', 'postmaster.pid');
  if (existsSync(postmaster)) pids.push(Number(readFileSync(postmaster, 'utf8').split('\n')[0]));
  return pids;
}

/** Whether it was still there to be ended. */
function end(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGINT');
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function shutDown({ port, hostname }: URL): void {
  connect(Number(port), hostname)
    .once('error', () => undefined)
    .end('SHUTDOWN NOSAVE\r\n');
}

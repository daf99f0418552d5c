import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, standInOf } from '@guildhall/embedded';
import { until } from '@guildhall/testing';
import { z } from 'zod';
import { reset } from './reset.ts';
import { openClient } from './seed/client.ts';

/** What whoever gave the command may wait; anything that is installed and built is ready by then. */
const READY_WITHIN_S = 20;
const COMMAND = join(import.meta.dirname, '../../../tools/start.mjs');
const dev = z.object({
  gateway: z.string(),
  personas: z.object({ publisher: z.object({ token: z.string(), marketplace: z.string() }) }),
});

/** As in a checkout of root's: PostgreSQL, which is not root, may not enter. */
const parent = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
const dataFolder = join(parent, '.guildhall');
let environment: Record<string, string | undefined>;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  environment = {
    ...process.env,
    NODE_OPTIONS: undefined,
    GUILDHALL_DATA: dataFolder,
    GUILDHALL_PORT: String(await freePort()),
    GUILDHALL_EXAMPLE_HOST_PORT: String(await freePort()),
  };
});
afterAll(async () => {
  for (const left of running) process.kill(-(left.pid ?? 0), 'SIGKILL');
  await reset(dataFolder);
  rmSync(parent, { recursive: true, force: true });
});

describe('npm start', () => {
  it('refuses an option that it does not know, before anything is done: one meant as --reset must not keep the data', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, '--rest'], {
      encoding: 'utf8',
      env: environment,
    });
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      'npm start knows --reset and --as-built, not --rest.\n',
    ]);
    expect(existsSync(dataFolder)).toBe(false);
  });

  it('is ready soon, tells a second one at once, tells an outage in two lines, leaves nothing running after Ctrl-C, when npm alone is told to end or when all is killed, and begins again where it was', async () => {
    chmodSync(parent, 0o700);
    const first = await start();
    await registerPublisher('kept');

    const second = spawnSync(process.execPath, [COMMAND], { encoding: 'utf8', env: environment });
    expect([second.status, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toMatch(
      /^Guildhall is running already \(process \d+, http:.*stop it with Ctrl-C there first\.\n$/,
    );

    // Of what governance keeps of others, in both marketplaces.
    const rebuilt = operate('rebuild', 'governance');
    expect(rebuilt).toMatchObject({ status: 0, stderr: '' });
    expect(rebuilt.stdout).toMatch(/mkt_\w+: \{[^}]*"catalog\.publisher\.changed": 3[^]*mkt_\w+: \{/);
    expect(operate('dead-letters', 'forge').stdout).toMatch(/^mkt_\w+: \[\]\nmkt_\w+: \[\]\n$/);
    expect(operate('replay', 'forge').stdout).toContain('nothing to replay');
    expect(operate('floor').stdout).toMatch(/^platform: \{\s+"number": 1,[^]*floor\.critical-findings/);
    expect(operate('rebuild', 'elsewhere').stderr).toContain(
      'there is no service elsewhere; there are catalog',
    );

    const kept = standInOf(join(dataFolder, 'postgres')) ?? join(dataFolder, 'postgres');
    const told = first.said().length;
    const [postmaster] = readFileSync(join(kept, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(postmaster), 'SIGKILL');
    await first.until('PostgreSQL is back.');
    expect(first.said().slice(told)).toBe(
      'PostgreSQL ended unasked; starting it again …\nPostgreSQL is back.\n',
    );

    await stopped(first.process, pressCtrlC);
    expect(survivors(first.process.pid ?? 0, [dataFolder, kept])).toEqual([]);
    expect(existsSync(join(dataFolder, 'running.json'))).toBe(false);
    expect(operate('rebuild', 'governance')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no Guildhall runs') as unknown,
    });

    const supervised = await start();
    await stopped(supervised.process, ({ pid = 0 }) => process.kill(pid, 'SIGTERM'));
    expect(survivors(supervised.process.pid ?? 0, [dataFolder, kept])).toEqual([]);

    const again = await start();
    await expect(registerPublisher('kept')).rejects.toThrow(/taken/i);
    const group = again.process.pid ?? 0;
    process.kill(-group, 'SIGKILL');
    await until('every process of the group ended', () => !isAlive(group));
    await until('its stores ended, too', () => survivors(group, [dataFolder, kept]).length === 0);
    // On a machine that does other things, too, one of two may be late.
    expect(Math.min(first.seconds, again.seconds)).toBeLessThan(READY_WITHIN_S);
  }, 180_000);
});

interface Started {
  readonly process: ChildProcess;
  readonly seconds: number;
  /** All it has said so far. */
  readonly said: () => string;
  /** Resolves when it has said this; rejects when it ends before. */
  readonly until: (words: string) => Promise<void>;
}

async function start(): Promise<Started> {
  const begun = performance.now();
  // A group of its own, as a shell gives each command.
  const started = spawn('npm', ['start', '--silent', '--', '--as-built'], {
    cwd: join(COMMAND, '../..'),
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(started);
  started.once('exit', () => running.delete(started));
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    started.emit('said');
  };
  started.stdout.on('data', hear);
  started.stderr.on('data', hear);
  const until = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (said.includes(words)) resolve();
      };
      started.on('said', look);
      started.once('exit', () => {
        reject(new Error(said));
      });
      look();
    });
  await until('Ctrl-C stops everything');
  const seconds = (performance.now() - begun) / 1_000;
  const told = Number(/ready in ([\d.]+) s/.exec(said)?.[1]);
  // It counts from the command, as whoever waits does.
  expect(told).toBeLessThan(seconds + 0.1);
  expect(told).toBeGreaterThan(seconds / 2);
  return { process: started, seconds, said: () => said, until };
}

/** As whoever runs this Guildhall. */
function operate(...args: string[]) {
  const tool = join(import.meta.dirname, '../../../tools/operate.ts');
  return spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8', env: environment });
}

/** The terminal sends the signal to every process of the group. */
function pressCtrlC({ pid = 0 }: ChildProcess): void {
  process.kill(-pid, 'SIGINT');
}

async function stopped(started: ChildProcess, stop: (started: ChildProcess) => unknown): Promise<void> {
  const ended = once(started, 'exit');
  stop(started);
  expect(await ended).toEqual([0, null]);
}

async function registerPublisher(slug: string): Promise<void> {
  const { gateway, personas } = dev.parse(JSON.parse(readFileSync(join(dataFolder, 'dev.json'), 'utf8')));
  const input = { name: 'Kept', slug, idempotencyKey: crypto.randomUUID() };
  await openClient(gateway, personas.publisher.token).perform(
    'registerPublisher',
    'RegisterPublisherInput',
    'publisher { id }',
    input,
    z.unknown(),
  );
}

function isAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** Processes of the group, and those anywhere that name one of these folders. */
function survivors(group: number, folders: readonly string[]): string[] {
  expect(() => process.kill(-group, 0)).toThrow('ESRCH');
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        // It ended while we looked.
        return [];
      }
    })
    .filter((command) => folders.some((folder) => command.includes(folder)));
}

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLOCK, type Clock } from '../clock.ts';
import { readEnvironment } from '../environment.ts';
import { run } from '../run.ts';
import { openTerminal } from '../terminal/terminal.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Time in which the short pauses between attempts take none; the patience for answers is what it always is. */
const HASTY: Clock = {
  ...CLOCK,
  pause: (ms, signal) => CLOCK.pause(ms < 5_000 ? 0 : ms, signal),
};

/** Where a command runs: a folder, and of the environment nothing but this. */
interface Place {
  cwd: string;
  env?: Record<string, string>;
}

/**
 * Runs a command line as the program does, in this process: what it reads and writes is given, so nothing is missed. It
 * does not pause before it asks again.
 */
export async function runGuildhall(args: readonly string[], { cwd, env }: Place): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text;
    },
  });
  const environment = readEnvironment(variables(cwd, env));
  const terminal = openTerminal({
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    stdin: {},
    color: environment.color,
    json: args.includes('--json'),
  });
  return { code: await run(args, { cwd, environment, terminal, clock: HASTY }), ...said };
}

/**
 * The same in a process of its own: where streams, exit codes and the end of the process are what is tested. Ctrl-C is
 * pressed once its output holds `interruptAt`.
 */
export function startGuildhall(
  args: readonly string[],
  { cwd, env, interruptAt }: Place & { interruptAt?: string },
): Promise<Ran> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    cwd,
    env: variables(cwd, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (piece: Buffer) => {
    const before = stdout;
    stdout += piece.toString();
    if (interruptAt !== undefined && !before.includes(interruptAt) && stdout.includes(interruptAt))
      child.kill('SIGINT');
  });
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

function variables(cwd: string, env: Record<string, string> = {}): Record<string, string> {
  const own = { HOME: cwd, XDG_CACHE_HOME: join(cwd, '.cache') };
  return { ...own, GUILDHALL_CONFIG: join(cwd, 'session', 'config.json'), ...env };
}

const folders: string[] = [];
// Jest never tells a test file that its process ends.
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files that is gone when the tests of the file are over. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-cli-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  folders.push(folder);
  return folder;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { OpenGuildhall, PersonaName } from './open-guildhall.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CLI = join(ROOT, 'packages/cli/src/main.ts');

/** How a command of the CLI went. */
export interface CliRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the CLI in a process of its own, as a machine would that has this persona's token. */
export async function runCli(
  { gateway, personas, folder }: OpenGuildhall,
  persona: PersonaName,
  ...argv: string[]
): Promise<CliRun> {
  const cli = spawn(process.execPath, [CLI, ...argv], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      NO_COLOR: '1',
      GUILDHALL_CONFIG: join(folder, 'cli.json'),
      GUILDHALL_GATEWAY: gateway,
      GUILDHALL_TOKEN: personas[persona].token,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(cli, 'exit');
  const [stdout, stderr] = await Promise.all([text(cli.stdout), text(cli.stderr)]);
  await exit;
  return { code: cli.exitCode ?? -1, stdout, stderr };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A child that answers on a port of loopback. */
export interface Running {
  readonly pid: number;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Starts Node on a script and waits until `isReady` says so. Throws with what it printed when it ends or takes too long. */
export async function startProcess(
  args: readonly string[],
  folder: string,
  isReady: () => Promise<boolean>,
): Promise<Running> {
  const env = { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, [...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-2_000);
    });
  const stop = () => end(child);
  const patience = performance.now() + PATIENCE_MS;
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null || performance.now() > patience) {
      await stop();
      throw new Error(`${args.join(' ')} did not start:\n${printed}`);
    }
    await new Promise((later) => setTimeout(later, 100));
  }
  return { pid: child.pid ?? 0, stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

import { spawn, type ChildProcess } from 'node:child_process';

/** Waits until whoever holds the other end of its input is gone, whatever became of them, and passes the signal on. */
const GUARD = 'read -r _; kill -s "$0" "$1"';

/**
 * Sends `signal` (a name without SIG) to a process when this one ends without having ended it, be it killed: what runs
 * detached would go on for ever. Nothing is done on Windows, which has no such shell.
 */
export function endWithUs(child: ChildProcess, signal: string): void {
  if (child.pid === undefined || process.platform === 'win32') return;
  const guard = spawn('sh', ['-c', GUARD, signal, String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without a shell there is no guard, and all else works.
  guard.on('error', () => undefined);
  guard.unref();
  // Its id may be somebody else's soon.
  child.once('exit', () => guard.kill('SIGKILL'));
}

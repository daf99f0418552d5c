import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, in words that no other process of the same id will have: ids are used again, soon in a
 * container. Null when nobody has this id; an empty text where the system tells nothing but that it lives.
 */
export function birthOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  try {
    return process.platform === 'linux' ? birthOnLinux(pid) : birthByPs(pid);
  } catch {
    return isAlive(pid) ? '' : null;
  }
}

/** Whether `pid` is still the process that was born then. */
export function livesStill(pid: number, birth: string): boolean {
  const now = birthOf(pid);
  return now !== null && (now === birth || now === '' || birth === '');
}

function birthOnLinux(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold anything; ticks since the machine began are the twentieth word after it.
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Dead, but nobody has asked after it yet.
  if (words[0] === 'Z') return null;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${words[19]}`;
}

function birthByPs(pid: number): string {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  }).trim();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's is alive as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftover, noteServer } from './postgres-leftover.ts';
import { birthOf, livesStill } from './process-birth.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
const lock = join(folder, 'postmaster.pid');
const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
const pid = other.pid ?? 0;

afterAll(async () => {
  rmSync(folder, { recursive: true });
  if (other.exitCode !== null || other.signalCode !== null) return;
  const ended = once(other, 'exit');
  other.kill('SIGKILL');
  await ended;
});

describe('a server that was left running', () => {
  it('is not another program that has its process id by now, and its lock holds up nobody', async () => {
    writeFileSync(lock, `${pid}\n/data\n`);
    writeFileSync(join(folder, 'guildhall.json'), JSON.stringify({ pid, birth: 'another boot/1' }));

    await endLeftover(folder);

    expect(other.exitCode ?? other.signalCode).toBeNull();
    expect(existsSync(lock)).toBe(false);
  });

  it('is ended when it is the very one', async () => {
    writeFileSync(lock, `${pid}\n/data\n`);
    noteServer(folder, pid);
    const birth = birthOf(pid) ?? 'dead';
    const ended = once(other, 'exit');

    await Promise.all([endLeftover(folder), ended]);

    expect(livesStill(pid, birth)).toBe(false);
    expect(readFileSync(lock, 'utf8')).toContain(String(pid));
  });
});

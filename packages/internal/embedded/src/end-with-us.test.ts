import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { birthOf, livesStill } from './process-birth.ts';

const MODULE = JSON.stringify(new URL('./end-with-us.ts', import.meta.url).href);
const SLEEPER = `spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })`;

/** A process that starts another which would outlive it, and says its id. */
async function starter(andThen: string): Promise<{ process: ChildProcess; pid: number; birth: string }> {
  const source = `
    import { spawn } from 'node:child_process';
    const { endWithUs } = await import(${MODULE});
    const child = ${SLEEPER};
    ${andThen};
    console.log(child.pid);
    setInterval(() => undefined, 1000);`;
  const started = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(started.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  return { process: started, pid, birth: birthOf(pid) ?? 'dead' };
}

async function killed(started: ChildProcess): Promise<void> {
  const ended = once(started, 'exit');
  started.kill('SIGKILL');
  await ended;
}

describe('a process that was started to run alone', () => {
  it('ends with the one that started it, also when that is killed', async () => {
    const { process: started, pid, birth } = await starter(`endWithUs(child, 'TERM')`);
    expect(livesStill(pid, birth)).toBe(true);
    await killed(started);
    while (livesStill(pid, birth)) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('would go on without that', async () => {
    const { process: started, pid, birth } = await starter('void endWithUs');
    try {
      await killed(started);
      expect(livesStill(pid, birth)).toBe(true);
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  });
});

import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Job } from './job.ts';
import { InspectionBroken, openPluginProcess } from './open-plugin-process.ts';

const entry = fileURLToPath(new URL('../testing/stubborn-process.ts', import.meta.url));
const job: Job<string, number> = { kind: 'build', input: z.string(), outcome: z.number() };
const never = new AbortController().signal;

const opened = openPluginProcess({ folder: import.meta.dirname, deadline: 5_000, memoryMb: 40, entry });
afterAll(() => opened.close());

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a plugin process', () => {
  it('stays warm from job to job', async () => {
    const first = await opened.run(job, 'work', never);
    expect(await opened.run(job, 'work', never)).toBe(first);
  });

  it('tells how many jobs it has not finished, also when one fails', async () => {
    const failing = opened.run(job, 'die', never);
    const waiting = opened.run(job, 'work', never);
    expect(opened.load()).toBe(2);

    await Promise.allSettled([failing, waiting]);
    expect(opened.load()).toBe(0);
  });

  it.each([
    ['dies', 'die', 'process ended'],
    ['eats all its memory', 'eat', 'process ended'],
    ['hangs', 'hang', 'longer than 5 seconds'],
    ['dies of a file', 'die at src/a.js', 'process ended, perhaps for lack of memory. It was at src/a.js.'],
    ['hangs at a file', 'hang at src/a.js', 'longer than 5 seconds. It was at src/a.js.'],
  ])(
    'that %s is replaced, and the next job is done',
    async (_name, input, words) => {
      const before = await opened.run(job, 'work', never);
      const failure = opened.run(job, input, never);
      await expect(failure).rejects.toThrow(InspectionBroken);
      await expect(failure).rejects.toThrow(words);

      const after = await opened.run(job, 'work', never);
      expect(after).not.toBe(before);
      expect(alive(before)).toBe(false);
    },
    20_000,
  );

  it('is killed when it is asked to stop', async () => {
    const before = await opened.run(job, 'work', never);
    const stop = new AbortController();
    const hanging = opened.run(job, 'hang', stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 50);
    await expect(hanging).rejects.toThrow('It was stopped.');
    await expect(opened.run(job, 'work', stop.signal)).rejects.toThrow(InspectionBroken);
    expect(await opened.run(job, 'work', never)).not.toBe(before);
  });

  it('is not believed when it answers with something else', async () => {
    await expect(opened.run(job, 'lie', never)).rejects.toThrow(z.ZodError);
  });
});

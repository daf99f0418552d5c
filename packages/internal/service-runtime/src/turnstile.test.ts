import { openTurnstile } from './turnstile.ts';

/** Tasks that end when a test says so, on a clock that a test turns. */
function aGate(slots: number) {
  let at = 0;
  const turnstile = openTurnstile(slots, () => at);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    begun,
    turnstile,
    settle,
    come: async (marketplaceId: string, ...tasks: string[]) => {
      for (const task of tasks)
        void turnstile.pass(marketplaceId, () => {
          begun.push(task);
          return new Promise<void>((resolve) => ends.set(task, resolve));
        });
      await settle();
    },
    end: async (task: string, after: number) => {
      at += after;
      ends.get(task)?.();
      await settle();
    },
  };
}

describe('the turnstile before heavy tasks', () => {
  it('lets as many pass as there are slots, and the next when one has ended', async () => {
    const { come, end, begun } = aGate(2);
    await come('a', '1', '2', '3', '4');
    expect(begun).toEqual(['1', '2']);
    await end('2', 10);
    expect(begun).toEqual(['1', '2', '3']);
    await end('1', 10);
    expect(begun).toEqual(['1', '2', '3', '4']);
  });

  it('gives a quiet marketplace the next turns beside one that floods', async () => {
    const { come, end, begun } = aGate(2);
    await come('flood', 'f1', 'f2', 'f3', 'f4');
    await come('quiet', 'build', 'check');
    await end('f1', 100);
    await end('f2', 100);
    expect(begun).toEqual(['f1', 'f2', 'build', 'check']);
  });

  it('serves two that flood in turns, by the time they take and not by their number', async () => {
    const { come, end, begun } = aGate(1);
    await come('slow', 's1', 's2', 's3');
    await come('quick', 'q1', 'q2', 'q3', 'q4');
    await end('s1', 100);
    for (const task of ['q1', 'q2', 'q3']) await end(task, 40);
    expect(begun).toEqual(['s1', 'q1', 'q2', 'q3', 's2']);
  });

  it('lets nobody save up turns by staying away', async () => {
    const { come, end, begun } = aGate(1);
    await come('old', 'o1');
    await end('o1', 1_000);
    await come('busy', 'b1', 'b2');
    await end('b1', 10);
    await come('old', 'o2', 'o3');
    await end('b2', 10);
    await come('busy', 'b3');
    await end('o2', 30);
    expect(begun).toEqual(['o1', 'b1', 'b2', 'o2', 'b3']);
  });

  it('goes on after a task that failed, and tells whoever brought it', async () => {
    const { come, begun, turnstile } = aGate(1);
    const broken = turnstile.pass('a', () => Promise.reject(new Error('it broke')));
    await expect(broken).rejects.toThrow('it broke');
    await come('b', 'next');
    expect(begun).toEqual(['next']);
  });
});

import { createPendingCalls } from './pending-calls.ts';

const ok = { ok: true, value: 1 } as const;

describe('calls that wait for a plugin', () => {
  it('are settled by their number', async () => {
    const pending = createPendingCalls(2);
    const ids: number[] = [];
    const first = pending.start(1_000, (id) => ids.push(id));
    const second = pending.start(1_000, (id) => ids.push(id));
    pending.settle(ids[1] ?? 0, { ok: true, value: 'second' });
    pending.settle(ids[0] ?? 0, { ok: false, error: { code: 'NO', message: 'not now' } });
    await expect(second).resolves.toBe('second');
    await expect(first).rejects.toMatchObject({ code: 'NO', message: 'not now' });
  });

  it('are refused beyond the limit, until one is settled', async () => {
    const pending = createPendingCalls(1);
    const first = pending.start(1_000, (id) => {
      setTimeout(() => {
        pending.settle(id, ok);
      }, 5);
    });
    await expect(pending.start(1_000, () => undefined)).rejects.toMatchObject({ code: 'BUSY' });
    await first;
    await expect(
      pending.start(1_000, (id) => {
        pending.settle(id, ok);
      }),
    ).resolves.toBe(1);
  });

  it('are given up after their time, and a late answer means nothing', async () => {
    const pending = createPendingCalls(1);
    let asked = 0;
    const call = pending.start(10, (id) => {
      asked = id;
    });
    await expect(call).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(() => {
      pending.settle(asked, ok);
    }).not.toThrow();
  });

  it('are all rejected when the plugin ends', async () => {
    const pending = createPendingCalls(2);
    const calls = [pending.start(1_000, () => undefined), pending.start(1_000, () => undefined)];
    pending.rejectAll(new Error('gone'));
    await expect(Promise.allSettled(calls)).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
  });

  it('do not settle for a number nobody waits for', () => {
    expect(() => {
      createPendingCalls(1).settle(99, ok);
    }).not.toThrow();
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@guildhall/testing';
import type { HostCalls, InvocationResult } from './invocation.ts';
import { openSandbox } from './open-sandbox.ts';
import type { Sandbox, SandboxEvent, SandboxOptions } from './sandbox.ts';
import { callOf } from './testing/call-of.ts';
import { echo } from './testing/echo.ts';

const LOOP = 'for (;;);';
/** V8 cannot be interrupted inside one multiplication. */
const UNSTOPPABLE = 'let x = 3n; for (;;) x = x * x';

/** Executors are started and replaced in each test. Milliseconds. */
const PATIENCE = 20_000;

describe('what does not end by itself is ended', () => {
  const opened: Sandbox[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
  });

  async function open(options: SandboxOptions) {
    const events: SandboxEvent[] = [];
    const sandbox = await openSandbox({ executors: 1, ...options, log: (event) => events.push(event) });
    opened.push(sandbox);
    const kinds = () => events.map(({ kind }) => kind);
    return { sandbox, events, kinds };
  }

  test(
    'first the engine interrupts it, and nothing else is touched',
    async () => {
      const { sandbox, kinds } = await open({});
      const result = await sandbox.invoke(callOf(LOOP), echo);
      expect(result.outcome).toBe('timeout');
      expect(result.cpuMs).toBeGreaterThanOrEqual(50);
      expect(result).not.toHaveProperty('blame');
      expect(kinds()).toEqual(['executor-started']);
    },
    PATIENCE,
  );

  test(
    'where the engine does not, its thread is ended and replaced',
    async () => {
      const { sandbox, kinds } = await open({ interrupts: false, workers: 1 });
      const begun = performance.now();
      const result = await sandbox.invoke(callOf(LOOP), echo);
      expect(result).toMatchObject({
        outcome: 'timeout',
        message: expect.stringContaining('thread') as unknown,
      });
      expect(performance.now() - begun).toBeLessThan(550 + 500);
      expect(result.blame).toBe(1);
      expect(kinds()).toContain('worker-terminated');
      await expect(sandbox.invoke(callOf('return 1'), echo)).resolves.toMatchObject({ outcome: 'ok' });
    },
    PATIENCE,
  );

  test(
    'an executor says that nothing interrupts its guests, where that is so',
    async () => {
      const { sandbox } = await open({ interrupts: false });
      expect((await sandbox.health()).layers).not.toContain('interrupt');
    },
    PATIENCE,
  );

  test(
    'where a thread cannot be ended, its process is killed and replaced',
    async () => {
      const { sandbox, events } = await open({ engine: 'isolated-vm' });
      const [before] = (await sandbox.health()).executors;
      await expect(sandbox.invoke(callOf(UNSTOPPABLE), echo)).resolves.toMatchObject({ outcome: 'timeout' });
      await until('another process took over', async () => {
        const [now] = (await sandbox.health()).executors;
        return now !== undefined && now.pid !== before?.pid;
      });
      expect(events).toContainEqual({
        kind: 'executor-ended',
        pid: before?.pid,
        reason: expect.stringContaining('SIGKILL') as unknown,
      });
      await expect(sandbox.invoke(callOf('return 1'), echo)).resolves.toMatchObject({ outcome: 'ok' });
    },
    PATIENCE,
  );

  describe('neighbours of a killed executor', () => {
    const waiting =
      'await new Promise((resolve) => setTimeout(resolve, 600)); return (await api.host.call("n")).op';

    test(
      'are run again when that is harmless',
      async () => {
        const { sandbox } = await open({ engine: 'isolated-vm', executors: 2 });
        const neighbours = [1, 2, 3, 4].map((index) =>
          sandbox.invoke(callOf(waiting, { installationId: `ins_${index}`, idempotent: true }), echo),
        );
        await pause(50);
        await Promise.all([1, 2].map(() => sandbox.invoke(callOf(UNSTOPPABLE), echo)));
        for (const result of await Promise.all(neighbours))
          expect(result).toMatchObject({ outcome: 'ok', value: 'n' });
      },
      PATIENCE,
    );

    test(
      'are run again as well as long as they have not called anybody, who could have heard of them',
      async () => {
        const { sandbox } = await open({ engine: 'isolated-vm' });
        const neighbour = sandbox.invoke(
          callOf(waiting, { installationId: 'ins_b', idempotent: false }),
          echo,
        );
        await pause(50);
        await sandbox.invoke(callOf(UNSTOPPABLE), echo);
        await expect(neighbour).resolves.toMatchObject({ outcome: 'ok', value: 'n' });
      },
      PATIENCE,
    );

    test(
      'are told so when it is not',
      async () => {
        const { sandbox } = await open({ engine: 'isolated-vm' });
        const heard: string[] = [];
        const called = new Promise<void>((resolve) => {
          const host: HostCalls = ({ op }) => {
            heard.push(op);
            resolve();
            return Promise.resolve(null);
          };
          neighbour = sandbox.invoke(
            callOf(`await api.host.call("first"); ${waiting}`, {
              installationId: 'ins_b',
              idempotent: false,
            }),
            host,
          );
        });
        await called;
        await sandbox.invoke(callOf(UNSTOPPABLE), echo);
        await expect(neighbour).resolves.toMatchObject({ outcome: 'killed' });
        expect(heard).toEqual(['first']);
      },
      PATIENCE,
    );

    let neighbour: Promise<InvocationResult>;
  });

  describe('a version that had to be killed', () => {
    test(
      'once too often is quarantined, until it is released; other versions run on',
      async () => {
        const { sandbox, events } = await open({ interrupts: false, quarantineAfter: 2 });
        const bad = callOf(LOOP);
        await sandbox.invoke(bad, echo);
        expect(sandbox.quarantined()).toEqual([]);
        await sandbox.invoke(bad, echo);
        await expect(sandbox.invoke(bad, echo)).resolves.toMatchObject({ outcome: 'quarantined' });
        expect(sandbox.quarantined()).toEqual([
          { codeDigest: bad.codeDigest, kills: 2, since: expect.any(Number) as unknown },
        ]);
        expect(events).toContainEqual({ kind: 'version-quarantined', codeDigest: bad.codeDigest, kills: 2 });
        await expect(sandbox.invoke(callOf('return 1'), echo)).resolves.toMatchObject({ outcome: 'ok' });
        sandbox.release(bad.codeDigest);
        await expect(sandbox.invoke(bad, echo)).resolves.toMatchObject({ outcome: 'timeout' });
      },
      PATIENCE,
    );

    test(
      'is not quarantined for what its engine could stop',
      async () => {
        const { sandbox } = await open({ quarantineAfter: 1 });
        for (let round = 0; round < 3; round += 1) await sandbox.invoke(callOf(LOOP), echo);
        expect(sandbox.quarantined()).toEqual([]);
      },
      PATIENCE,
    );
  });

  test(
    'an executor that dies is replaced, and what ran in it alone is told',
    async () => {
      const { sandbox } = await open({ executors: 2 });
      const run = sandbox.invoke(
        callOf('await api.host.call("never")', { idempotent: false }),
        () => new Promise(() => undefined),
      );
      await pause(50);
      const { executors } = await sandbox.health();
      const busy = executors.find(({ inFlight }) => inFlight > 0);
      process.kill(busy?.pid ?? 0, 'SIGKILL');
      await expect(run).resolves.toMatchObject({ outcome: 'killed' });
      await until('both are there again', async () => (await sandbox.health()).ready);
    },
    PATIENCE,
  );

  test(
    'what runs can be stopped from outside',
    async () => {
      const { sandbox } = await open({});
      const run = sandbox.invoke(callOf('await api.host.call("never")'), () => new Promise(() => undefined));
      await pause(50);
      sandbox.evict({ installationId: 'ins_a' });
      await expect(run).resolves.toMatchObject({ outcome: 'killed' });
    },
    PATIENCE,
  );

  test(
    'a closed sandbox leaves no process and takes no work',
    async () => {
      const sandbox = await openSandbox({ executors: 2 });
      const { executors } = await sandbox.health();
      await sandbox.close();
      for (const { pid } of executors) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
      await expect(sandbox.invoke(callOf('return 1'), echo)).rejects.toThrow('closed');
    },
    PATIENCE,
  );
});

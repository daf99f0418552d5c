import { openSandbox } from './open-sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { callOf } from './testing/call-of.ts';
import { echo } from './testing/echo.ts';
import { ENGINES } from './testing/engines.ts';

const MB = 1024 * 1024;
/** More than are kept warm, so that each round has to give back what the one before took. */
const ROUND = 120;
const ROUNDS = 5;
/** What the allocators of a process may keep back between two rounds. A leak of a VM is a megabyte each time. */
const SLACK_BYTES = 40 * MB;
const PATIENCE = 60_000;

describe.each(ENGINES)('an executor with %s that has seen many come and go', (engine) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ engine, executors: 1, workers: 1 });
  });
  afterAll(() => sandbox.close());

  const health = async () => {
    const [executor] = (await sandbox.health()).executors;
    if (!executor) throw new Error('the executor is gone');
    return executor;
  };

  /** Each asks once; what it is made of is `kilobytes` large. */
  async function come(many: number, callOfGuest: (index: number) => ReturnType<typeof callOf>) {
    for (let index = 0; index < many; index += 1) {
      const { outcome } = await sandbox.invoke(callOfGuest(index), echo);
      if (outcome !== 'ok') throw new Error(`guest ${index}: ${outcome}`);
    }
  }

  async function growthOver(round: (number: number) => Promise<void>): Promise<number> {
    await round(0);
    await round(1);
    const { pid, rssBytes } = await health();
    for (let number = 2; number < ROUNDS; number += 1) await round(number);
    const after = await health();
    // A new process would be small whatever the old one had lost.
    expect(after.pid).toBe(pid);
    return after.rssBytes - rssBytes;
  }

  test(
    'keeps as many VMs as it may, and gives the others back',
    async () => {
      const guests = (round: number) =>
        come(ROUND, (index) => callOf('return 1', { installationId: `ins_${round}_${index}` }));
      expect(await growthOver(guests)).toBeLessThan(SLACK_BYTES);
      expect((await health()).warmVms).toBeLessThanOrEqual(64);
    },
    PATIENCE,
  );

  test(
    'keeps images of versions up to a limit, and forgets the oldest',
    async () => {
      const guests = (round: number) =>
        come(ROUND, (index) => callOf(`return ${round * ROUND + index}`, { installationId: 'ins_many' }));
      expect(await growthOver(guests)).toBeLessThan(SLACK_BYTES);
    },
    PATIENCE,
  );
});

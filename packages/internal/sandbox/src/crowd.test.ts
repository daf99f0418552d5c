import { openSandbox } from './open-sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { beside, neighbourInTime } from './testing/beside.ts';
import { callOf } from './testing/call-of.ts';
import { echo } from './testing/echo.ts';
import { ENGINES } from './testing/engines.ts';

/** A busy machine can delay a neighbour once; what lets neighbours wait does so every time. */
const TRIES = 4;
const ATTACK_MS = 500;
const PATIENCE = 40_000;

/** Code that keeps a thread busy up to its limit. */
interface Hog {
  readonly name: string;
  readonly body: string;
  readonly code?: string;
}

const LOADING: Hog = { name: 'load', body: '', code: 'for (;;);' };
const HOGS: readonly Hog[] = [
  LOADING,
  { name: 'compute', body: 'for (;;);' },
  { name: 'take memory', body: 'const a = []; for (;;) a.push(new Array(1e5).fill(1.5))' },
];

describe.each(ENGINES)('hostile installations in %s that act together', (engine) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ engine, quarantineAfter: 1_000 });
  });
  afterAll(() => sandbox.close());

  test.each(HOGS)(
    'two that $name without end do not delay a neighbour',
    async (hog) => {
      await expect(slowestBeside(sandbox, 2, hog)).resolves.toEqual({ inTime: true, attacked: true });
    },
    PATIENCE,
  );

  test(
    'eight get no more than two',
    async () => {
      await expect(slowestBeside(sandbox, 8, LOADING)).resolves.toEqual({ inTime: true, attacked: true });
    },
    PATIENCE,
  );
});

test(
  'where nobody holds hostile installations back, a neighbour waits for them or is ended with them',
  async () => {
    const sandbox = await openSandbox({ engine: 'quickjs', quarantineAfter: 1_000, suspectThreads: 1_000 });
    const slowest = await beside(sandbox, () => attack(sandbox, 8, LOADING)).then(
      ({ neighbour }) => Math.max(...neighbour),
      () => Number.POSITIVE_INFINITY,
    );
    await sandbox.close();
    expect(slowest).toBeGreaterThan(200);
  },
  PATIENCE,
);

async function slowestBeside(sandbox: Sandbox, many: number, hog: Hog) {
  // What they are is known once a run of each had to be ended.
  await Promise.all(Array.from({ length: many }, (_, index) => act(sandbox, index, hog)));
  // On a busy machine one of them may not have come to its turn yet; unknown, it can take a neighbour along, once.
  const once = () => beside(sandbox, () => attack(sandbox, many, hog)).catch(() => null);
  const isWell = (tried: Awaited<ReturnType<typeof once>>) => tried !== null && neighbourInTime(tried);
  let last = await once();
  for (let tries = 1; tries < TRIES && !isWell(last); tries += 1) last = await once();
  return { inTime: isWell(last), attacked: (last?.result ?? 0) > 0 };
}

/** Each wants two runs under way all the time; how many ended. */
async function attack(sandbox: Sandbox, many: number, hog: Hog): Promise<number> {
  const end = performance.now() + ATTACK_MS;
  let ended = 0;
  const attackers = Array.from({ length: many * 2 }, async (_, index) => {
    while (performance.now() < end) {
      await act(sandbox, index % many, hog);
      ended += 1;
    }
  });
  await Promise.all(attackers);
  return ended;
}

function act(sandbox: Sandbox, index: number, { body, code }: Hog) {
  const limits = { loadMs: 200 };
  const rest = { installationId: `ins_hostile_${index}`, idempotent: false, limits };
  return sandbox.invoke(callOf(body, code === undefined ? rest : { ...rest, code }), echo);
}

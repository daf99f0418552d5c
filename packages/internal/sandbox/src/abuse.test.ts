import { until } from '@guildhall/testing';
import { FUNCTION_LIMITS } from './limits.ts';
import type { HostCalls, InvocationResult } from './invocation.ts';
import { openSandbox } from './open-sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { ABUSE, type AbuseCase } from './testing/abuse-cases.ts';
import { beside, neighbourInTime, type Attack } from './testing/beside.ts';
import { callOf } from './testing/call-of.ts';
import { ENGINES } from './testing/engines.ts';

const GRACE_MS = 500;
/** A busy machine can delay any of the two; an engine that lets neighbours wait does so every time. */
const TRIES = 4;
/** What is left after the bombs may be fragments, not bombs: less than one of them may hold. */
const SLACK_BYTES = FUNCTION_LIMITS.memoryBytes;

const host: HostCalls = ({ op, args }) =>
  op === 'never'
    ? new Promise(() => undefined)
    : Promise.resolve({ op, args, status: 200, headers: {}, body: '' });

describe.each(ENGINES)('a hostile function in %s', (engine) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    // What must be killed is killed here many times; that it is quarantined is shown elsewhere.
    sandbox = await openSandbox({ engine, quarantineAfter: 1_000 });
  });
  afterAll(() => sandbox.close());

  const run = (abuse: AbuseCase) =>
    sandbox.invoke(callOf(abuse.body, { ...abuse.rest, idempotent: false }), host);
  const attack = (abuse: AbuseCase) => beside(sandbox, () => run(abuse));

  describe.each(ABUSE)('that %s', (_, cases) => {
    test.each(cases)('$name: it ends in time, and its neighbour does not notice', async (abuse) => {
      const { outcome, seen } = await inTime(abuse);
      expect(abuse.ends).toContain(outcome);
      expect(seen).toEqual({ endsWithinMs: true, neighbourWithinMs: true });
    });
  });

  async function inTime(abuse: AbuseCase) {
    let last = await attack(abuse);
    for (let tries = 1; tries < TRIES && !allWithin(abuse, last); tries += 1) last = await attack(abuse);
    return { outcome: last.result.outcome, seen: within(abuse, last) };
  }

  test('leaves no memory behind', async () => {
    const resident = async () =>
      Math.max(...(await sandbox.health()).executors.map(({ rssBytes }) => rssBytes));
    const bombs = ABUSE.flatMap(([, cases]) => cases).filter(({ ends }) => ends.includes('memory'));
    const before = await resident();
    for (let round = 0; round < 3; round += 1) await Promise.all(bombs.map(run));
    await until(
      'the executors are as small as before',
      async () => (await resident()) < before + SLACK_BYTES,
      5_000,
    );
    expect(await resident()).toBeLessThan(before + SLACK_BYTES);
  }, 30_000);
});

/** The limit that should end it: time to load, to compute or to wait. */
function limitOf({ rest }: AbuseCase): number {
  const limits = { ...FUNCTION_LIMITS, ...rest?.limits };
  if (rest?.code !== undefined) return limits.loadMs;
  return rest?.limits?.wallMs ?? limits.cpuMs;
}

function within(abuse: AbuseCase, attack: Attack<InvocationResult>) {
  return {
    endsWithinMs: attack.took <= limitOf(abuse) + GRACE_MS,
    neighbourWithinMs: neighbourInTime(attack),
  };
}

function allWithin(abuse: AbuseCase, attack: Attack<InvocationResult>): boolean {
  return Object.values(within(abuse, attack)).every(Boolean);
}

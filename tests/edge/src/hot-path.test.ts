import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { testStores } from '@guildhall/testing';
import { z } from 'zod';
import { changeRule } from './change-rule.ts';
import { getByHash, metric, post } from './client.ts';
import { deploy, OPENING_MS, type Deployed } from './deployment.ts';
import { RESOLVE } from './documents.ts';
import { denyBytes } from './live-listener.ts';
import { openProxy, type Proxy } from './proxy.ts';

/** A page's question, answered from snapshots by two gateways before the real services. */
let deployed: Deployed;
let one: Gateway;
let other: Gateway;
/** A gateway whose line to the bus can be cut without a word. */
let deaf: Gateway;
let bus: Proxy;
/** Where there is one, it carries the bus and the snapshots that gateways share; PostgreSQL carries the bus elsewhere. */
const redis = testStores().some(({ name }) => name === 'Redis');
type Gateway = Awaited<ReturnType<Deployed['gateway']>>;

beforeAll(async () => {
  deployed = await deploy();
  one = await deployed.gateway();
  other = await deployed.gateway();
  const busUrl = new URL(deployed.guildhall.deployment.gateway.busUrl);
  bus = await openProxy({ host: busUrl.hostname, port: Number(busUrl.port) });
  busUrl.port = String(bus.port);
  deaf = await deployed.gateway({ busUrl: busUrl.href });
}, OPENING_MS);
afterAll(async () => {
  await deployed.close();
  await bus.close();
});

const hash = createHash('sha256').update(RESOLVE).digest('hex');
const place = { host: 'fernhill-crm', organization: 'fernhill' };
const variables = { scope: place, points: null };
const shown = z.object({ epoch: z.number(), feedSeq: z.number(), etag: z.string() });

async function ask(gateway: Gateway, etag?: string) {
  const answer = await getByHash(gateway.url, { token: deployed.token('endUser'), hash, variables, etag });
  const read = shown.safeParse(answer.data?.['resolveContributions']);
  return { ...answer, etag: answer.headers.get('etag') ?? '', shown: read.data ?? null };
}

const counted = (gateway: Gateway, outcome: string) =>
  metric(gateway.metricsUrl, 'guildhall_snapshot_total', `outcome="${outcome}"`);

describe('what a page shows', () => {
  it('is computed once, then served from memory, and not sent again to who holds it', async () => {
    const first = await ask(one);
    const hits = await counted(one, 'hit');
    const second = await ask(one);
    expect(second.data).toEqual(first.data);
    expect(await counted(one, 'hit')).toBe(hits + 1);
    expect(second.headers.get('cache-control')).toBe('private, no-cache');
    const third = await ask(one, first.etag);
    expect({ status: third.status, data: third.data }).toEqual({ status: 304, data: undefined });
  });

  it('is the same by POST', async () => {
    const { data } = await ask(one);
    const posted = await post(one.url, {
      token: deployed.token('endUser'),
      body: { query: RESOLVE, variables },
    });
    expect(posted.data).toEqual(data);
    expect(posted.headers.get('etag')).toBe((await ask(one)).etag);
  });

  it('is not told to a stranger who knows the question', async () => {
    await ask(one);
    const stranger = await getByHash(one.url, { token: deployed.token('publisher2'), hash, variables });
    expect(stranger.data?.['resolveContributions'] ?? null).toBeNull();
    const elsewhere = { ...variables, scope: { ...place, organization: 'elsewhere' } };
    const own = await getByHash(one.url, { token: deployed.token('endUser'), hash, variables: elsewhere });
    expect(own.data?.['resolveContributions'] ?? null).toBeNull();
    const nobody = await getByHash(one.url, { token: 'none', hash, variables });
    expect(nobody.status).toBe(401);
  });

  it('knows a change at the next question, through whichever gateway it was made', async () => {
    const before = await ask(one);
    await ask(other);
    await change(one);
    const [here, there] = [
      await ask(one),
      await soon(
        () => ask(other),
        ({ shown }) => (shown?.epoch ?? 0) > (before.shown?.epoch ?? 0),
      ),
    ];
    expect(here.shown?.epoch).toBeGreaterThan(before.shown?.epoch ?? 0);
    expect(there.shown?.epoch).toBe(here.shown?.epoch);
  });

  it('knows a restriction at the next question after the mutation returned', async () => {
    for (let time = 0; time < 5; time += 1) {
      const before = await ask(one);
      const seq = await restrict(one);
      const after = await ask(one);
      expect(seq).toBe((before.shown?.feedSeq ?? 0) + 1);
      expect(after.shown?.feedSeq).toBe(seq);
      expect(after.etag).not.toBe(before.etag);
    }
  });

  it('knows a restriction in the other gateway as soon as the bus tells, before any poll', async () => {
    for (let time = 0; time < 5; time += 1) {
      await ask(other);
      const seq = await restrict(one);
      const { shown } = await within(BUS_MS, other, seq);
      expect(shown?.feedSeq).toBe(seq);
    }
  });
});

describe('while the bus was cut without a word', () => {
  beforeAll(async () => {
    await ask(deaf);
    bus.become('silent');
  });
  afterAll(() => {
    bus.become('clear');
  });

  it('a restriction made elsewhere is known after the next poll', async () => {
    for (let time = 0; time < 3; time += 1) {
      const before = await ask(deaf);
      const seq = await restrict(one);
      const after = await within(POLL_MS, deaf, seq);
      expect(after.shown?.feedSeq).toBeGreaterThan(before.shown?.feedSeq ?? 0);
    }
  });

  it('a restriction made through that very gateway is known after its next poll, and to others at once', async () => {
    const seq = await restrict(deaf);
    const known = await Promise.all([within(POLL_MS, deaf, seq), within(BUS_MS, one, seq)]);
    expect(known.map(({ shown }) => shown?.feedSeq)).toEqual([seq, seq]);
  });

  it('a change of the place is known after the next poll', async () => {
    const epoch = (await ask(deaf)).shown?.epoch ?? 0;
    await change(one);
    const after = await soon(
      () => ask(deaf),
      ({ shown }) => (shown?.epoch ?? 0) > epoch,
      POLL_MS,
    );
    expect(after.status).toBe(200);
  });
});

const onRedis = redis ? describe : describe.skip;

onRedis('snapshots in Redis', () => {
  const outcomes = async (gateways: readonly Gateway[]) => {
    const sum = async (outcome: string) =>
      (await Promise.all(gateways.map((gateway) => counted(gateway, outcome)))).reduce((a, b) => a + b, 0);
    return { filled: await sum('filled'), shared: await sum('shared') };
  };

  it('are filled by one of the gateways that are asked at the same time, for all of them', async () => {
    const gateways = await Promise.all([1, 2, 3].map(() => deployed.gateway()));
    await ask(one);
    // The former answer lies in Redis, and holds no longer.
    await change(one);
    const answers = await Promise.all(gateways.map((gateway) => ask(gateway)));
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1);
    expect(await outcomes(gateways)).toEqual({ filled: 1, shared: 2 });
  });

  it('are done without while Redis is away, and shared again when it is back', async () => {
    const url = new URL(deployed.guildhall.deployment.gateway.snapshotUrl ?? '');
    const line = await openProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(line.port);
    const apart = await deployed.gateway({ snapshotUrl: url.href });
    await ask(apart);
    for (const weather of ['down', 'silent'] as const) {
      line.become(weather);
      await change(one);
      const alone = await soon(
        () => ask(apart),
        ({ status }) => status === 200,
      );
      expect(alone.shown?.epoch).toBeGreaterThan(0);
    }
    line.become('down');
    line.become('clear');
    await soon(
      async () => {
        await change(one);
        await ask(one);
        await ask(apart);
        return outcomes([apart]);
      },
      ({ shared }) => shared > 0,
      10_000,
    );
    await apart.close();
    await line.close();
  });
});

/** Half a poll: five times in a row, only the bus can have told. */
const BUS_MS = 500;
/** A poll each second, and what reading takes on a busy machine. */
const POLL_MS = 1_750;

let effect: 'REQUEST' | 'ALLOW' = 'ALLOW';

async function change(gateway: Gateway): Promise<void> {
  effect = effect === 'REQUEST' ? 'ALLOW' : 'REQUEST';
  await changeRule(gateway.url, { token: deployed.token('orgAdmin'), scope: place, effect });
}

const restrict = (gateway: Gateway) => denyBytes(gateway.url, deployed.token('owner'));

/** Waits until this gateway's page knows the restriction; longer is a failure. */
function within(ms: number, gateway: Gateway, seq: number) {
  return soon(
    () => ask(gateway),
    ({ shown }) => (shown?.feedSeq ?? 0) >= seq,
    ms,
  );
}

async function soon<T>(ask: () => Promise<T>, holds: (answer: T) => boolean, withinMs = 4_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error(`it did not come to hold: ${JSON.stringify(answer)}`);
    await pause(20);
  }
}

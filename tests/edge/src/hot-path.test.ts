import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { getByHash, metric, post } from './client.ts';
import { deploy, type Deployed } from './deployment.ts';
import { RESOLVE } from './documents.ts';
import { openProxy, type Proxy } from './proxy.ts';

/** A page's question, answered from snapshots by two gateways before the real services. */
let deployed: Deployed;
let one: Gateway;
let other: Gateway;
/** A gateway whose line to the bus can be cut without a word. */
let deaf: Gateway;
let bus: Proxy;
type Gateway = Awaited<ReturnType<Deployed['gateway']>>;

beforeAll(async () => {
  deployed = await deploy();
  one = await deployed.gateway();
  other = await deployed.gateway();
  const busUrl = new URL(deployed.guildhall.deployment.gateway.busUrl);
  bus = await openProxy({ host: busUrl.hostname, port: Number(busUrl.port) });
  busUrl.port = String(bus.port);
  deaf = await deployed.gateway({ busUrl: busUrl.href });
});
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
    await changeRule(one);
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

  it('is not older than a second when the bus was cut without a word', async () => {
    const before = await ask(deaf);
    bus.become('silent');
    const seq = await restrict(one);
    const begun = Date.now();
    const after = await soon(
      () => ask(deaf),
      ({ shown }) => shown?.feedSeq === seq,
    );
    expect(Date.now() - begun).toBeLessThan(2_500);
    expect(after.shown?.feedSeq).toBeGreaterThan(before.shown?.feedSeq ?? 0);
    const epoch = (await ask(deaf)).shown?.epoch ?? 0;
    await changeRule(one);
    await soon(
      () => ask(deaf),
      ({ shown }) => (shown?.epoch ?? 0) > epoch,
    );
    bus.become('clear');
  });
});

let effect: 'REQUEST' | 'ALLOW' = 'ALLOW';

async function changeRule(gateway: Gateway): Promise<void> {
  effect = effect === 'REQUEST' ? 'ALLOW' : 'REQUEST';
  const input = { scope: place, effect };
  const answer = await post(gateway.url, {
    token: deployed.token('orgAdmin'),
    body: {
      query:
        'mutation ($input: SetInstallRuleInput!) { setInstallRule(input: $input) { userErrors { code message } } }',
      variables: { input },
    },
  });
  expect(answer.data).toEqual({ setInstallRule: { userErrors: [] } });
}

/** Denies bytes that nobody has; the position of its entry in the feed. */
async function restrict(gateway: Gateway): Promise<number> {
  const digest = createHash('sha256').update(crypto.randomUUID()).digest('hex');
  const answer = await post(gateway.url, {
    token: deployed.token('owner'),
    body: {
      query: `mutation ($input: ImposeRestrictionInput!) { imposeRestriction(input: $input) {
        restriction { propagation { feedSeq } } userErrors { code message } } }`,
      variables: {
        input: {
          kind: 'DIGEST_DENY',
          target: { type: 'DIGEST', id: digest },
          clause: 'test',
          reason: 'test',
        },
      },
    },
  });
  const read = z
    .object({
      imposeRestriction: z.object({
        restriction: z.object({ propagation: z.object({ feedSeq: z.number() }) }),
      }),
    })
    .safeParse(answer.data);
  if (!read.success) throw new Error(JSON.stringify(answer));
  return read.data.imposeRestriction.restriction.propagation.feedSeq;
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

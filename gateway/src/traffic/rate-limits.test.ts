import { systemSession, type Session } from '@guildhall/authz';
import { testStores } from '@guildhall/testing';
import type { FastifyReply } from 'fastify';
import { pino } from 'pino';
import { openRateLimits, type RateLimits } from './rate-limits.ts';
import { openSharedCounters, type SharedCounters } from './shared-counter.ts';

const redis = testStores().find(({ name }) => name === 'Redis');
const onRedis = redis ? describe : describe.skip;
const POINTS = { actor: 100, marketplace: 250, stranger: 50 };

/** Two replicas that count in one Redis. On PostgreSQL the edge's tests count. */
onRedis('rates that replicas count together in Redis', () => {
  let url: string;
  let stop: () => Promise<void>;
  const opened: SharedCounters[] = [];

  beforeAll(async () => {
    const store = await redis?.open();
    if (!store) throw new Error('no Redis');
    url = store.url;
    stop = () => store.stop();
  });
  afterEach(async () => {
    for (const counters of opened.splice(0)) await counters.close();
  });
  afterAll(() => stop());

  async function aReplica(): Promise<RateLimits> {
    const counters = await openSharedCounters(url, pino({ level: 'silent' }));
    opened.push(counters);
    return openRateLimits(counters, POINTS);
  }

  it('stop one caller at the limit, whichever replica they ask', async () => {
    const replicas = [await aReplica(), await aReplica()];
    const { through, refusal, headers } = await ask(replicas, 130, () => of('mkt_1', 'act_ada'));
    expect(through).toBeLessThanOrEqual(POINTS.actor);
    // At most one lease is left unused in the other.
    expect(through).toBeGreaterThanOrEqual(POINTS.actor - 2);
    expect(refusal).toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    expect(refusal?.message).toContain('100 a minute for you');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('ratelimit-policy')).toBe('"actor";q=100;w=60');
  });

  it('stop a marketplace whose callers are all modest, and leave another marketplace alone', async () => {
    const replicas = [await aReplica(), await aReplica()];
    const crowd = (n: number) => of('mkt_2', `act_${n % 50}`);
    const { through, refusal, headers } = await ask(replicas, 300, crowd);
    expect(through).toBeLessThanOrEqual(POINTS.marketplace);
    expect(through).toBeGreaterThanOrEqual(POINTS.marketplace - 5);
    expect(refusal?.message).toContain('250 a minute for this marketplace');
    expect(headers.get('ratelimit-policy')).toBe('"marketplace";q=250;w=60');

    const elsewhere = await ask(replicas, 10, () => of('mkt_3', 'act_bo'));
    expect(elsewhere.through).toBe(10);
  });

  it('are counted by each replica alone once Redis is gone, and punish nobody for that', async () => {
    const replica = await aReplica();
    expect((await ask([replica], 10, () => of('mkt_4', 'act_cy'))).through).toBe(10);
    await stop();
    const alone = await ask([replica], 130, () => of('mkt_5', 'act_di'));
    expect(alone.through).toBeLessThanOrEqual(POINTS.actor);
    expect(alone.through).toBeGreaterThan(POINTS.actor / 2);
  });
});

function of(marketplaceId: string, actorId: string): Session {
  return { ...systemSession(marketplaceId, ''), actorId };
}

/** Asks the replicas in turn; what got through, and how the last refusal read. */
async function ask(replicas: readonly RateLimits[], times: number, who: (n: number) => Session) {
  let through = 0;
  let refusal = null as Error | null;
  const headers = new Map<string, string>();
  const reply = {
    header(name: string, value: string) {
      headers.set(name, value);
      return reply;
    },
    // All of a reply that limits touch.
  } as unknown as FastifyReply;
  for (let n = 0; n < times; n += 1)
    try {
      await replicas[n % replicas.length]?.admit(who(n), reply, '127.0.0.1');
      through += 1;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      refusal = error;
    }
  return { through, refusal, headers };
}

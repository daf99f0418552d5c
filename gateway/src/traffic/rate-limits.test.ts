import { systemSession, type Session } from '@guildhall/authz';
import { testStores } from '@guildhall/testing';
import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { pino } from 'pino';
import { z } from 'zod';
import { openRateLimits, type RateLimits } from './rate-limits.ts';
import { openSharedCounters, type SharedCounters } from './shared-counter.ts';

const POINTS = { actor: 100, marketplace: 250, stranger: 50 };

describe.each(testStores())('rates that replicas count together in $name', ({ open }) => {
  let url: string;
  let stop: () => Promise<void>;
  let line: Line;
  /** Counts of a test are its own, also when it is tried again. */
  let place: string;
  const opened: SharedCounters[] = [];

  beforeAll(async () => {
    const store = await open();
    ({ url } = store);
    stop = () => store.stop();
  });
  beforeEach(async () => {
    line = await openLine(url);
    place = randomUUID();
  });
  afterEach(async () => {
    await line.close();
    for (const counters of opened.splice(0)) await counters.close();
  });
  afterAll(() => stop());

  async function aReplica(): Promise<RateLimits> {
    const counters = await openSharedCounters(line.url, pino({ level: 'silent' }));
    opened.push(counters);
    return openRateLimits(counters, POINTS);
  }

  it('stop one caller at the limit, whichever replica they ask', async () => {
    const replicas = [await aReplica(), await aReplica()];
    const { through, refusal, headers } = await ask(replicas, 130, () => of(`${place}-1`, 'act_ada'));
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
    const crowd = (n: number) => of(`${place}-2`, `act_${n % 50}`);
    const { through, refusal, headers } = await ask(replicas, 300, crowd);
    expect(through).toBeLessThanOrEqual(POINTS.marketplace);
    expect(through).toBeGreaterThanOrEqual(POINTS.marketplace - 5);
    expect(refusal?.message).toContain('250 a minute for this marketplace');
    expect(headers.get('ratelimit-policy')).toBe('"marketplace";q=250;w=60');

    const elsewhere = await ask(replicas, 10, () => of(`${place}-3`, 'act_bo'));
    expect(elsewhere.through).toBe(10);
  });

  it('are counted by each replica alone once the store is gone, and punish nobody for that', async () => {
    const replica = await aReplica();
    expect((await ask([replica], 10, () => of(`${place}-1`, 'act_cy'))).through).toBe(10);
    await line.close();
    const alone = await ask([replica], 130, () => of(`${place}-2`, 'act_di'));
    expect(alone.through).toBeLessThanOrEqual(POINTS.actor);
    expect(alone.through).toBeGreaterThan(POINTS.actor / 2);
  });

  it('are waited for no longer than a moment while the line swallows every word', async () => {
    const replica = await aReplica();
    line.silence();
    expect((await ask([replica], 6, () => of(`${place}-1`, 'act_ed'))).through).toBe(6);
  });
});

/** Between a replica and its store. */
interface Line {
  url: string;
  /** Ends nothing and carries nothing from now on, as when a cable is pulled. */
  silence(): void;
  close(): Promise<void>;
}

async function openLine(store: string): Promise<Line> {
  const url = new URL(store);
  const [host, port] = [url.hostname, Number(url.port)];
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect({ host, port });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (said) => silent || to.write(said));
      from.on('error', () => undefined).once('close', () => to.destroy());
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url.host = `127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}`;
  return {
    url: url.href,
    silence() {
      silent = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((closed) => server.close(closed));
    },
  };
}

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

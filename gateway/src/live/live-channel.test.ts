import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from '@guildhall/authz';
import type { Bus } from '@guildhall/messaging';
import fastify from 'fastify';
import type { Admit } from '../admit.ts';
import { answerErrors } from '../edge/http-errors.ts';
import type { Epochs } from '../hot/epochs.ts';
import type { Spot } from '../hot/page-place.ts';
import { openMetrics } from '../telemetry/metrics.ts';
import { MOST_UNREAD_BYTES } from './connection.ts';
import { openDoorkeeper } from './doorkeeper.ts';
import type { SignedEntry } from './feed-keeper.ts';
import { serveLiveChannel } from './live-channel.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('the live channel', () => {
  it('says how far the feed goes, at once and again and again', async () => {
    const channel = await aChannel({ heartbeatMs: 20 });
    channel.feed(1, 2);
    const listener = await channel.listen();

    await listener.until(/event: ping/);

    expect(listener.heard()).toMatch(/^event: ready\ndata: {"head":2}\n\nevent: ping\ndata: {"head":2}\n\n/);
  });

  it('tells everything after the last that was heard, over however many pages, then what comes', async () => {
    const channel = await aChannel();
    channel.feed(...upTo(450));
    const listener = await channel.listen({ lastEventId: 7 });

    await listener.until(/id: 450\n/);
    channel.tell(451);
    await listener.until(/id: 451\n/);

    expect(listener.seqs()).toEqual(upTo(451).slice(7));
  });

  it('tells the past however much was written of it, to whoever reads', async () => {
    const channel = await aChannel();
    for (const seq of upTo(250)) channel.past(seq, 'x'.repeat(4_000));
    const listener = await channel.listen({ lastEventId: 0 });

    await listener.until(/id: 250\n/);

    expect(listener.seqs()).toEqual(upTo(250));
  });

  it('keeps what is said while the past is read until the past was told', async () => {
    const channel = await aChannel();
    channel.feed(1, 2);
    channel.holdReads();
    const listener = await channel.listen({ lastEventId: 0 });
    await listener.until(/ready/);

    channel.tell(3);
    channel.letReads();
    await listener.until(/id: 3\n/);

    expect(listener.seqs()).toEqual([1, 2, 3]);
  });

  it('tells nothing of the past to whoever comes new, or claims to know the future', async () => {
    const channel = await aChannel();
    channel.feed(1, 2);
    const listeners = [
      await channel.listen(),
      await channel.listen({ lastEventId: 99 }),
      await channel.listen({ lastEventId: 'x' }),
      await channel.listen({ lastEventId: '0x1' }),
    ];
    for (const listener of listeners) await listener.until(/ready/);

    channel.tell(3);

    for (const listener of listeners) {
      await listener.until(/revoke/);
      expect(listener.seqs()).toEqual([3]);
    }
  });

  it('lets go of whom it cannot bring up to date, so that they ask again', async () => {
    const channel = await aChannel();
    channel.feed(1, 2);
    channel.holdReads();
    const listener = await channel.listen({ lastEventId: 0 });
    await listener.until(/ready/);

    channel.breakReads();

    await listener.gone();
    await channel.emptied();
    expect(channel.count()).toBe(0);
  });

  it('is not opened while the feed cannot be read', async () => {
    const channel = await aChannel({ known: false });

    expect((await channel.listen()).status).toBe(503);
  });

  it('tells one marketplace nothing of another', async () => {
    const channel = await aChannel();
    const [ours, theirs] = [await channel.listen(), await channel.listen({ marketplaceId: 'mkt_2' })];

    channel.tell(1);
    channel.epoch('mkt_1', 5);
    await ours.until(/event: epoch\ndata: {"epoch":5}/);
    channel.epoch('mkt_2', 6);
    await theirs.until(/event: epoch\ndata: {"epoch":6}/);

    expect(theirs.heard()).not.toMatch(/revoke|"epoch":5/);
    expect(ours.heard()).not.toMatch(/"epoch":6/);
  });

  it('tells of a change at one place those who may see that place, by its number alone', async () => {
    const channel = await aChannel();
    const [acme, globex] = [await channel.listen(at('acme')), await channel.listen(at('globex'))];
    for (const listener of [acme, globex]) await listener.until(/ready/);

    channel.epoch('mkt_1', 5, ['crm', 'acme', 'sales']);
    channel.epoch('mkt_1', 6);
    for (const listener of [acme, globex]) await listener.until(/"epoch":6/);

    expect(acme.epochs()).toEqual([5, 6]);
    expect(globex.epochs()).toEqual([6]);
    expect(acme.heard()).not.toMatch(/acme|sales/);
  });

  it('drops a listener who does not read, and keeps nobody waiting for them', async () => {
    const channel = await aChannel();
    const [slow, quick] = [await channel.listen(), await channel.listen()];
    await quick.until(/ready/);
    slow.stopReading();

    let seq = 0;
    let slowest = 0;
    while (channel.count() > 1 && seq < 1_000) {
      const said = performance.now();
      channel.tell((seq += 1), 'x'.repeat(64 * 1024));
      await quick.until(new RegExp(`id: ${seq}\\n`));
      slowest = Math.max(slowest, performance.now() - said);
    }

    expect(channel.count()).toBe(1);
    expect(seq).toBeGreaterThan(MOST_UNREAD_BYTES / (64 * 1024));
    expect(quick.seqs()).toEqual(upTo(seq));
    expect(slowest).toBeLessThan(1_000);
  });

  it('ends with the token, and not before', async () => {
    const channel = await aChannel({ expiresAt: Math.ceil(Date.now() / 1_000) + 1 });
    const begun = Date.now();
    const listener = await channel.listen();

    await listener.gone();

    expect(Date.now() - begun).toBeGreaterThan(900);
    expect(Date.now() - begun).toBeLessThan(4_000);
  });

  it('stays open for a token that ends in a year', async () => {
    const channel = await aChannel({ expiresAt: Date.now() / 1_000 + 365 * 24 * 3_600 });
    const listener = await channel.listen();
    await listener.until(/ready/);

    await pause(50);

    expect(channel.count()).toBe(1);
  });

  it('lets go of whoever is believed no longer, as soon as that is heard, and of nobody else', async () => {
    const channel = await aChannel();
    const [revoked, other] = [await channel.listen(), await channel.listen({ marketplaceId: 'mkt_2' })];
    await Promise.all([revoked.until(/ready/), other.until(/ready/)]);
    channel.trustChanged('mkt_1');
    channel.epoch('mkt_1', 1);
    await revoked.until(/epoch/);

    channel.revoke('mkt_1');
    channel.trustChanged('mkt_2');
    channel.trustChanged('mkt_1');
    await revoked.gone();

    await channel.emptied(1);
    expect(channel.count()).toBe(1);
  });

  it('lets go of them although nobody heard of it', async () => {
    const channel = await aChannel({ lookEveryMs: 20 });
    const listener = await channel.listen();
    await listener.until(/ready/);
    channel.revoke('mkt_1');
    await listener.gone();
    await channel.emptied();
    expect(channel.count()).toBe(0);
  });

  it('forgets a listener who leaves', async () => {
    const channel = await aChannel();
    const listener = await channel.listen();
    await listener.until(/ready/);

    listener.leave();

    await channel.emptied();
    expect(channel.count()).toBe(0);
  });
});

const at = (organization: string) => ({ organization });
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** A channel over a socket of loopback, with a feed and a bus that the test speaks for. */
async function aChannel(
  options: { heartbeatMs?: number; known?: boolean; expiresAt?: number | null; lookEveryMs?: number } = {},
) {
  const { known = true, expiresAt = null, lookEveryMs = 60_000, ...rest } = options;
  const app = fastify();
  answerErrors(app, openMetrics());
  const entries: SignedEntry[] = [];
  let hear: (entry: SignedEntry) => void = () => undefined;
  let hearOf: Parameters<Epochs['listen']>[0] = () => undefined;
  const notices = new Map<string, (message: string) => void>();
  const unwelcome = new Set<string>();
  let reads = Promise.withResolvers<unknown>();
  reads.resolve(null);
  let open = 0;
  // The test's callers name their marketplace, and their organization if they have one, where others bring a token.
  const admit: Admit = ({ headers }) =>
    Promise.resolve({ session: aSession(headers.authorization ?? ''), expiresAt, origins: null });
  const bus: Pick<Bus, 'subscribe'> = {
    subscribe(channel, listen) {
      notices.set(channel, listen);
      return Promise.resolve();
    },
  };
  const doorkeeper = await openDoorkeeper({
    ...{ bus, lookEveryMs },
    isWelcome: ({ authorization = '' }) => Promise.resolve(!unwelcome.has(authorization)),
  });
  closing.push(() => {
    doorkeeper.close();
    return Promise.resolve();
  });
  serveLiveChannel(app, {
    ...{ ...rest, admit, doorkeeper },
    epochs: {
      follow: () => undefined,
      listen(listener) {
        hearOf = listener;
      },
    },
    feeds: {
      follow: () => Promise.resolve(),
      known: () => known,
      head: () => entries.length,
      async after(_marketplaceId, after, limit) {
        await reads.promise;
        return entries.filter(({ seq }) => seq > after).slice(0, limit);
      },
      listen(listener) {
        hear = listener;
      },
    },
    onCount: (count) => (open = count),
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  closing.push(() => app.close());
  const feed = (...seqs: number[]) => entries.push(...seqs.map((seq) => anEntry(seq, '')));
  return {
    count: () => open,
    async emptied(but = 0) {
      const end = Date.now() + 2_000;
      while (open > but && Date.now() < end) await pause(5);
    },
    feed,
    past: (seq: number, reason: string) => entries.push(anEntry(seq, reason)),
    tell(seq: number, reason = '') {
      const entry = anEntry(seq, reason);
      entries.push(entry);
      hear(entry);
    },
    epoch: (marketplaceId: string, epoch: number, place: Spot | null = null) => {
      hearOf(marketplaceId, { epoch, place });
    },
    revoke: (authorization: string) => unwelcome.add(authorization),
    trustChanged: (marketplaceId: string) => {
      notices.get('trust')?.(JSON.stringify({ marketplaceId }));
    },
    holdReads() {
      reads = Promise.withResolvers<unknown>();
    },
    letReads: () => {
      reads.resolve(null);
    },
    breakReads: () => {
      reads.reject(new Error('governance is away'));
    },
    listen: (who: Parameters<typeof aListener>[1] = {}) => aListener(url, who),
  };
}

async function aListener(
  url: string,
  {
    marketplaceId = 'mkt_1',
    organization = '',
    lastEventId,
  }: { marketplaceId?: string; organization?: string; lastEventId?: number | string },
) {
  const headers = {
    authorization: organization ? `${marketplaceId} ${organization}` : marketplaceId,
    ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
  };
  const request = get(`${url}/v1/live`, { headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  request.on('error', () => undefined);
  const ended = new Promise((resolve) => response.once('close', resolve));
  let text = '';
  // Whoever is let go of sees their line cut.
  response.on('error', () => undefined).on('data', (chunk: Buffer) => (text += chunk.toString()));
  closing.push(() => Promise.resolve(request.destroy()));
  return {
    status: response.statusCode,
    heard: () => text,
    epochs: () => Array.from(text.matchAll(/^data: {"epoch":(\d+)}$/gm), ([, epoch]) => Number(epoch)),
    seqs: () => Array.from(text.matchAll(/^id: (\d+)$/gm), ([, seq]) => Number(seq)),
    stopReading: () => response.pause(),
    leave: () => request.destroy(),
    gone: () => ended,
    async until(sign: RegExp) {
      while (!sign.test(text.slice(-80_000))) await pause(2);
    },
  };
}

function aSession(papers: string): Session {
  const [marketplaceId = '', organization] = papers.split(' ');
  const scope = organization === undefined ? null : { host: 'crm', organization };
  return {
    ...{ marketplaceId, actorId: 'act_1', actorKind: 'PERSON', actorName: 'Ada' },
    ...{ permissions: ['installation:read'], scope, publisherId: null, requestId: '' },
  };
}

function anEntry(seq: number, reason: string): SignedEntry {
  const at = '2026-01-01T00:00:00.000Z';
  return {
    marketplaceId: 'mkt_1',
    seq,
    at,
    jws: 'signature',
    restriction: {
      id: `res_${seq}`,
      kind: 'HARD_BLOCK',
      target: { type: 'VERSION', id: 'ver_1' },
      state: 'ACTIVE',
      clause: 'malware',
      reason,
      interim: true,
      stop: true,
      effectiveAt: at,
      expiresAt: null,
      feedSeq: seq,
      rev: 1,
    },
  };
}

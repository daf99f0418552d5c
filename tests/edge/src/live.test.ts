import { z } from 'zod';
import { post } from './client.ts';
import { deploy, OPENING_MS, type Deployed } from './deployment.ts';
import { denyBytes, listen, type Listener } from './live-listener.ts';
import { openProxy, type Proxy } from './proxy.ts';

/** What pages hear on the live channel while the real services work behind it. */
let deployed: Deployed;
let gateway: Awaited<ReturnType<Deployed['gateway']>>;
/** A gateway whose line to the bus can be cut without a word. */
let deaf: typeof gateway;
let bus: Proxy;
const listeners: Listener[] = [];

beforeAll(async () => {
  deployed = await deploy();
  gateway = await deployed.gateway();
  const busUrl = new URL(deployed.guildhall.deployment.gateway.busUrl);
  bus = await openProxy({ host: busUrl.hostname, port: Number(busUrl.port) });
  busUrl.port = String(bus.port);
  deaf = await deployed.gateway({ busUrl: busUrl.href });
}, OPENING_MS);
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.leave();
});
afterAll(async () => {
  await deployed.close();
  await bus.close();
});

const restrict = () => denyBytes(gateway.url, deployed.token('owner'));

async function aPage(lastEventId?: number, at = gateway): Promise<Listener> {
  const listener = await listen(at.url, deployed.token('endUser'), lastEventId);
  listeners.push(listener);
  await listener.until(() => listener.events.length > 0 || listener.status !== 200);
  return listener;
}

describe('a page on the live channel', () => {
  it('hears a restriction with its signature, and only what came after it arrived', async () => {
    await restrict();
    const page = await aPage();
    const seq = await restrict();

    await page.until(() => page.seqs().includes(seq));

    expect(page.seqs()).toEqual([seq]);
    expect(page.events[0]).toMatchObject({ event: 'ready', data: { head: seq - 1 } });
    expect(page.events.find(({ event }) => event === 'revoke')?.data).toMatchObject({
      seq,
      restriction: { kind: 'DIGEST_DENY', state: 'ACTIVE' },
      jws: expect.stringMatching(/^[\w-]+\.[\w-]*\.[\w-]+$/) as string,
    });
  });

  it('hears after a pause exactly what it missed, in order, then goes on', async () => {
    const before = await restrict();
    const page = await aPage();
    page.leave();
    await restrict();
    await restrict();

    const again = await aPage(before);
    await again.until(() => again.seqs().includes(before + 2));
    await restrict();
    await again.until(() => again.seqs().includes(before + 3));

    expect(again.seqs()).toEqual([before + 1, before + 2, before + 3]);
  });

  it('hears every few seconds that the line is alive, and how far the feed goes', async () => {
    const page = await aPage();
    const seq = await restrict();

    await page.until(() => page.events.some(({ event }) => event === 'ping'), 12_000);

    expect(page.events.findLast(({ event }) => event === 'ping')?.data).toEqual({ head: seq });
  });

  it('hears a restriction at the same moment as all others', async () => {
    const pages = await Promise.all(Array.from({ length: 40 }, () => aPage()));
    const spreads: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const seq = await restrict();
      for (const page of pages) await page.until(() => page.seqs().includes(seq));
      const times = pages.map(({ events }) => events.find(({ id }) => id === String(seq))?.at ?? 0);
      spreads.push(Math.max(...times) - Math.min(...times));
    }
    // Forty draws from half a second would lie 470 ms apart.
    expect(Math.min(...spreads)).toBeLessThan(100);
  });

  it('hears within three seconds also when the bus was cut without a word', async () => {
    const page = await aPage(undefined, deaf);
    bus.become('silent');
    const begun = performance.now();
    const seq = await restrict();

    await page.until(() => page.seqs().includes(seq));

    expect(performance.now() - begun).toBeLessThan(3_000);
    bus.become('clear');
  });
});

describe('a page of another marketplace', () => {
  it('hears of its own feed only', async () => {
    const theirs = await listen(gateway.url, deployed.token('otherOrgAdmin'));
    listeners.push(theirs);
    await theirs.until(() => theirs.events.length > 0);
    const ours = await aPage();
    const here = await restrict();
    await ours.until(() => ours.seqs().includes(here));

    const there = await denyBytes(gateway.url, deployed.token('otherOwner'));
    await theirs.until(() => theirs.seqs().includes(there));

    expect(theirs.seqs()).toEqual([there]);
    expect(ours.seqs()).toEqual([here]);
  });
});

describe('whoever may not listen', () => {
  it('is refused without a token', async () => {
    expect((await listen(gateway.url, 'none')).status).toBe(401);
  });

  it('is let go of when the credentials end, and not let in again', async () => {
    const endsAt = Math.ceil(Date.now() / 1_000) * 1_000 + 4_000;
    const key = await anApiKey(new Date(endsAt));
    // The gateway learns of a key a moment after its maker does.
    let listener = await listen(gateway.url, key);
    while (listener.status === 401 && Date.now() < endsAt - 1_000) listener = await listen(gateway.url, key);
    expect(listener.status).toBe(200);

    await listener.closed;

    expect(Date.now()).toBeGreaterThan(endsAt - 100);
    expect(Date.now()).toBeLessThan(endsAt + 2_000);
    expect((await listen(gateway.url, key)).status).toBe(401);
  });
});

const viewer = z.object({ viewer: z.object({ publishers: z.array(z.object({ id: z.string() })).min(1) }) });
const created = z.object({ createApiKey: z.object({ secret: z.string() }) });

async function anApiKey(expiresAt: Date): Promise<string> {
  const token = deployed.token('publisher');
  const who = await post(gateway.url, { token, body: { query: '{ viewer { publishers { id } } }' } });
  const publisherId = viewer.parse(who.data).viewer.publishers[0]?.id;
  const input = { name: 'A key for a moment', publisherId, expiresAt: expiresAt.toISOString() };
  const query = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }';
  const answer = await post(gateway.url, { token, body: { query, variables: { input } } });
  return created.parse(answer.data).createApiKey.secret;
}

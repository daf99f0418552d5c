import { testStores, until } from '@guildhall/testing';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { aHotPath } from './hot-path.fixture.ts';
import { openSharedSnapshots } from './shared-snapshots.ts';

const redis = testStores().find(({ name }) => name === 'Redis');
const onRedis = redis ? describe : describe.skip;
const PREFIX = 'guildhall:snapshot:';

/** Real Redis, and gateways that know of each other only through it. */
onRedis('snapshots shared in Redis', () => {
  let url: string;
  let look: Redis;
  let stop: (this: void) => Promise<void>;
  const opened: { close(): unknown }[] = [];

  beforeAll(async () => {
    const store = await redis?.open();
    if (!store) throw new Error('no Redis');
    url = store.url;
    stop = () => store.stop();
    look = new Redis(url, { keyPrefix: PREFIX, disconnectTimeout: 250 });
    look.on('error', () => undefined);
  });
  afterAll(async () => {
    look.disconnect();
    await stop();
  });
  beforeEach(() => look.flushall());
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  async function aGateway() {
    const shared = await openSharedSnapshots(url, pino({ level: 'silent' }));
    opened.push(shared);
    return { ...aHotPath(shared), shared };
  }
  const isLocked = async () => (await look.exists('key:filling')) === 1;

  it('are filled once, however many gateways are asked at the same time', async () => {
    const gateways = await Promise.all([1, 2, 3, 4].map(aGateway));
    const answer = Promise.withResolvers<null>();
    for (const { world } of gateways) world.answered = answer.promise;
    const asked = gateways.map(async ({ find }) => find());
    await until('one has the turn', isLocked);
    answer.resolve(null);

    for (const found of await Promise.all(asked)) expect(found?.epoch).toBe(1);
    expect(gateways.reduce((all, { filled }) => all + filled(), 0)).toBe(1);
    expect(gateways.flatMap(({ outcomes }) => outcomes).toSorted()).toEqual([
      ...['filled', 'shared', 'shared', 'shared'],
    ]);
    expect(await isLocked()).toBe(false);
  });

  it('are filled once again after a change, though the former one still lies there', async () => {
    const gateways = await Promise.all([1, 2, 3].map(aGateway));
    for (const { find } of gateways) await find();
    for (const { world } of gateways) world.epoch = 2;
    const answers = await Promise.all(gateways.map(async ({ find }) => find()));

    expect(answers.map((found) => found?.epoch)).toEqual([2, 2, 2]);
    expect(gateways.reduce((all, { filled }) => all + filled(), 0)).toBe(2);
  });

  it('are the same bytes in every gateway', async () => {
    const [one, other] = [await aGateway(), await aGateway()];
    one.world.answers = { body: Buffer.from('{"a":"Grüße \u{1f600}"}').toString('latin1'), etag: '"x"' };
    await one.find();
    expect(await other.find()).toEqual(await one.find());
    expect(other.filled()).toBe(0);
  });

  it('let the next one try at once when filling failed', async () => {
    const [one, other] = [await aGateway(), await aGateway()];
    const broken = Promise.withResolvers<null>();
    one.world.answered = broken.promise;
    const failing = one.find();
    await until('one has the turn', isLocked);
    const waiting = other.find();
    broken.reject(new Error('installation fell over'));

    await expect(failing).rejects.toThrow('fell over');
    expect((await waiting)?.epoch).toBe(1);
    expect(await isLocked()).toBe(false);
    expect([one.filled(), other.filled()]).toEqual([1, 1]);
  });

  it('are computed by oneself when the other one takes too long', async () => {
    const { find, filled } = await aGateway();
    await look.set('key:filling', 'a gateway that was killed', 'PX', 60_000);
    expect((await find())?.epoch).toBe(1);
    expect(filled()).toBe(1);
    expect(await look.get('key:filling')).toBe('a gateway that was killed');
  });

  it('leave a turn alone that somebody else has by now', async () => {
    const { shared } = await aGateway();
    const late = await shared.mayFill('key');
    await look.set('key:filling', 'the next one', 'PX', 60_000);
    await late?.release();
    expect(await look.get('key:filling')).toBe('the next one');
  });

  it.each([
    ['no JSON', '{"epoch":'],
    ['no snapshot', '{"epoch":"one"}'],
    ['nothing', ''],
  ])('are computed anew where %s lies', async (_name, lies) => {
    const { find, filled } = await aGateway();
    await look.set('key', lies);
    expect((await find())?.epoch).toBe(1);
    expect(filled()).toBe(1);
    expect(JSON.parse((await look.get('key')) ?? '')).toMatchObject({ epoch: 1 });
  });

  it('are computed anew where something lies that is no text', async () => {
    const { find, filled } = await aGateway();
    await look.lpush('key', 'a list');
    expect((await find())?.epoch).toBe(1);
    expect(filled()).toBe(1);
  });

  it('are done without while Redis is away', async () => {
    const gateway = await aGateway();
    await gateway.find();
    await stop();
    const begun = performance.now();
    expect((await gateway.find())?.epoch).toBe(1);
    gateway.world.epoch = 2;
    expect((await gateway.find())?.epoch).toBe(2);
    const newcomer = await aGateway();
    expect((await newcomer.find('another'))?.epoch).toBe(1);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect([gateway.filled(), newcomer.filled()]).toEqual([2, 1]);
  });
});

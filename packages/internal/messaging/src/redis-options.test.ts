import { testStores, until } from '@guildhall/testing';
import { Redis } from 'ioredis';
import { openBus } from './open-bus.ts';
import { openQueues } from './queues.ts';
import { redisOptions } from './redis-options.ts';

describe('the URL of a Redis', () => {
  it.each([
    ['redis://10.0.0.7', { host: '10.0.0.7', port: 6379, db: 0 }],
    ['redis://redis.internal:6380/2', { host: 'redis.internal', port: 6380, db: 2 }],
    ['redis://:s%23cret@h', { host: 'h', port: 6379, db: 0, password: 's#cret' }],
    [
      'rediss://queues:s%3Acret@h:1',
      { host: 'h', port: 1, db: 0, username: 'queues', password: 's:cret', tls: { servername: 'h' } },
    ],
  ])('%s is read whole', (url, options) => {
    expect(redisOptions(url)).toEqual(options);
  });
});

const redis = testStores().find(({ name }) => name === 'Redis');
const onRedis = redis ? describe : describe.skip;

onRedis('a Redis with a password', () => {
  it('lets queues and the bus in who know it, and nobody else', async () => {
    const store = await redis?.open();
    if (!store) throw new Error('no Redis');
    const admin = new Redis(store.url);
    const stumbled: string[] = [];
    const note = ({ message }: Error) => void stumbled.push(message);
    try {
      await admin.acl('SETUSER', 'guildhall', 'on', '>s#cret', '~*', '&*', '+@all');
      await admin.config('SET', 'requirepass', 'another');
      const url = store.url.replace('redis://', 'redis://guildhall:s%23cret@');

      const bus = await openBus(url, note);
      const heard: string[] = [];
      await bus.subscribe('news', (message) => void heard.push(message));
      await bus.publish('news', 'hello');
      await until('the bus carries', () => heard.includes('hello'));
      await bus.close();

      const queues = openQueues(url, note);
      await queues.consume('a-events', 1, ({ parcel }) => {
        heard.push(parcel.outboxId);
        return Promise.resolve();
      });
      const parcel = { producer: 'test', outboxId: '7', marketplaceId: 'mkt_1', name: 'n', body: {} };
      await queues.add('a-events', [{ jobId: 'test-7', priority: 1, parcel }]);
      await until('the queue carries', () => heard.includes('7'));
      await queues.close();
      expect(stumbled).toEqual([]);

      const stranger = new Redis({ ...redisOptions(store.url), maxRetriesPerRequest: 0 });
      stranger.on('error', () => undefined);
      await expect(stranger.publish('news', 'forged')).rejects.toThrow('NOAUTH');
      stranger.disconnect();
    } finally {
      admin.disconnect();
      await store.stop();
    }
  }, 30_000);
});

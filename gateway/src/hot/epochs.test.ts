import type { Bus } from '@guildhall/messaging';
import type { Peers } from '@guildhall/service-runtime';
import { pino } from 'pino';
import { openEpochs } from './epochs.ts';

const MARKETPLACE = 'mkt_1';

describe('what the gateway knows of epochs', () => {
  it('reads an unknown one once, however many ask', async () => {
    const { epochs, reads } = await aPlace();
    expect(await Promise.all([1, 2, 3].map(async () => epochs.current(MARKETPLACE)))).toEqual([1, 1, 1]);
    expect(reads()).toBe(1);
    expect(epochs.current(MARKETPLACE)).toBe(1);
  });

  it('is certain of what it has read, and of nothing while the bus is down', async () => {
    const { epochs, world, reads } = await aPlace();
    expect(epochs.certain(MARKETPLACE)).toBeNull();
    await epochs.current(MARKETPLACE);
    expect(epochs.certain(MARKETPLACE)).toBe(1);
    epochs.doubt(MARKETPLACE);
    expect(epochs.certain(MARKETPLACE)).toBeNull();
    await epochs.current(MARKETPLACE);
    world.bus = false;
    expect(epochs.certain(MARKETPLACE)).toBeNull();
    expect(reads()).toBe(2);
  });

  it('follows notices at once, and only upwards', async () => {
    const { epochs, notify } = await aPlace();
    await epochs.current(MARKETPLACE);
    notify(5);
    notify(3);
    expect(epochs.current(MARKETPLACE)).toBe(5);
  });

  it('learns by polling what no notice said', async () => {
    const { epochs, world } = await aPlace();
    await epochs.current(MARKETPLACE);
    world.epoch = 2;
    await epochs.poll();
    expect(epochs.current(MARKETPLACE)).toBe(2);
  });

  it('reads at every question while the bus is down', async () => {
    const { epochs, world, reads } = await aPlace();
    await epochs.current(MARKETPLACE);
    world.bus = false;
    world.epoch = 2;
    expect(await epochs.current(MARKETPLACE)).toBe(2);
    world.epoch = 3;
    expect(await epochs.current(MARKETPLACE)).toBe(3);
    expect(reads()).toBe(3);
  });

  it('reads again after a word that polling could not renew', async () => {
    const { epochs, world } = await aPlace();
    await epochs.current(MARKETPLACE);
    world.now += 2_500;
    world.epoch = 2;
    expect(await epochs.current(MARKETPLACE)).toBe(2);
  });

  it('says that it does not know while installation is silent', async () => {
    const { epochs, world } = await aPlace();
    world.silent = true;
    expect(await epochs.current(MARKETPLACE)).toBeNull();
  });

  it('does not take a word asked for before a change as one about after', async () => {
    const { epochs, world } = await aPlace();
    await epochs.current(MARKETPLACE);
    const polling = epochs.poll();
    world.epoch = 2;
    epochs.doubt(MARKETPLACE);
    await polling;
    expect(await epochs.current(MARKETPLACE)).toBe(2);
  });
});

async function aPlace() {
  const world = { epoch: 1, bus: true, silent: false, now: 1_000_000 };
  let reads = 0;
  let hear: (message: string) => void = () => undefined;
  const bus: Bus = {
    publish: () => Promise.resolve(),
    subscribe: (_channel, listener) => {
      hear = listener;
      return Promise.resolve();
    },
    healthy: () => world.bus,
    close: () => Promise.resolve(),
  };
  const peers: Peers = {
    get: () => Promise.reject(new Error('nothing is got')),
    post: async (_service, _path, _body, shape) => {
      reads += 1;
      const answer = { epochs: { [MARKETPLACE]: world.epoch } };
      await Promise.resolve();
      if (world.silent) throw new Error('installation sleeps');
      return shape.parse(answer);
    },
  };
  const epochs = await openEpochs({ peers, bus, log: pino({ level: 'silent' }), now: () => world.now });
  return {
    ...{ epochs, world },
    reads: () => reads,
    notify: (epoch: number) => {
      hear(JSON.stringify({ marketplaceId: MARKETPLACE, epoch }));
    },
  };
}

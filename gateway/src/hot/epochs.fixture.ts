import type { Bus } from '@guildhall/messaging';
import type { Peers } from '@guildhall/service-runtime';
import { pino } from 'pino';
import { z } from 'zod';
import { openEpochs } from './epochs.ts';
import { spotKey, type Spot } from './page-place.ts';

const spot = z.tuple([z.string(), z.string(), z.string()]);
const question = z.object({
  marketplaces: z.array(z.object({ id: z.string(), since: z.int().nullable(), places: z.array(spot) })),
});

/** Epochs over an installation service that is a few numbers, and a bus that a test speaks on. */
export async function someEpochs() {
  const world = { wide: 1, head: 1, bus: true, silent: false, hangs: false, tooMany: false, now: 1_000_000 };
  const changes = new Map<string, { spot: Spot; epoch: number }>();
  const reads: z.infer<typeof question>['marketplaces'][] = [];
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
    async post(_service, _path, body, shape) {
      const { marketplaces } = question.parse(body);
      reads.push(marketplaces);
      const answer = Object.fromEntries(marketplaces.map((one) => [one.id, answerTo(one)]));
      await Promise.resolve();
      if (world.hangs) await new Promise<never>(() => undefined);
      if (world.silent) throw new Error('installation sleeps');
      return shape.parse({ epochs: answer });
    },
  };

  function answerTo({ since, places }: z.infer<typeof question>['marketplaces'][number]) {
    const wanted = places.map(spotKey);
    const told = [...changes.values()].filter(
      ({ spot: at, epoch }) => wanted.includes(spotKey(at)) || (since !== null && epoch > since),
    );
    const { head, wide, tooMany } = world;
    return { head, wide, changed: tooMany ? null : told.map(({ spot: at, epoch }) => [...at, epoch]) };
  }

  const epochs = await openEpochs({
    peers,
    bus,
    log: pino({ level: 'silent' }),
    now: () => world.now,
    patienceMs: 20,
  });
  return {
    ...{ epochs, world, reads },
    /** What installation does: the next number for a spot, or for all pages. Nobody is told. */
    change: (at: Spot | null = null): number => {
      world.head += 1;
      if (at) changes.set(spotKey(at), { spot: at, epoch: world.head });
      else world.wide = world.head;
      return world.head;
    },
    notify: (epoch: number, place?: Spot) => {
      hear(JSON.stringify({ marketplaceId: 'mkt_1', epoch, ...(place && { place }) }));
    },
  };
}

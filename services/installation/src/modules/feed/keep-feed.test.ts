import { generateKey, openSigner, openVerifier, type Served } from '@guildhall/service-runtime';
import { until } from '@guildhall/testing';
import { pino } from 'pino';
import type { Context } from '../../context.ts';
import { aRestriction } from '../../testing/builders.ts';
import { useWorld } from '../../testing/use-world.ts';
import { keepFeed } from './keep-feed.ts';

describe('keeping up with the feed', () => {
  const here = useWorld();

  it('is ready only when every marketplace is pulled, then applies what is pushed at once', async () => {
    const { marketplaceId } = here.world;
    const governance = await generateKey('governance');
    const signer = await openSigner(governance.privateKey);
    const entries: { seq: number; jws: string }[] = [];
    const publish = async (seq: number) => {
      const restriction = aRestriction({ id: `res_${seq}`, feedSeq: seq });
      const at = '2026-01-01T00:00:00.000Z';
      entries.push({ seq, jws: await signer.sign({ marketplaceId, seq, at, restriction }, 'feed') });
    };
    let down = true;
    let push: (message: string) => void = () => undefined;
    const served = {
      units: here.harness.units,
      courierUrl: here.harness.database.courier,
      openPassport: () => Promise.reject(new Error('unused')),
      ground: {
        ...{ signer, actorSecret: new Uint8Array(), log: pino({ level: 'silent' }) },
        sealer: here.harness.forge,
        verifier: openVerifier({ keys: [governance.publicKey] }),
        bus: {
          ...here.harness.bus,
          subscribe: (_channel: string, hear: typeof push) => Promise.resolve(void (push = hear)),
        },
        peers: {
          post: () => Promise.reject(new Error('unused')),
          get: (_service, mkt, path, shape) => {
            if (down) return Promise.reject(new Error('governance is down'));
            const after = Number(new URL(path, 'http://g').searchParams.get('after'));
            const mine = mkt === marketplaceId ? entries : [];
            const head = Math.max(after, mine.length);
            return Promise.resolve(shape.parse({ head, entries: mine.filter(({ seq }) => seq > after) }));
          },
        },
      },
    } satisfies Served<Context>;
    await publish(1);
    const position = async () => (await here.world.resolve()).feedSeq;

    const keeper = await keepFeed(served);
    try {
      expect(await keeper.ready.check()).not.toBeNull();
      down = false;
      await until('ready', async () => (await keeper.ready.check()) === null);
      expect(await position()).toBe(1);

      await publish(2);
      push(JSON.stringify({ marketplaceId }));
      await until('pushed entry applied', async () => (await position()) === 2, 1_500);
    } finally {
      await keeper.close();
    }
  }, 20_000);
});

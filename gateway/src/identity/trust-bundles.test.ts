import type { Bus } from '@guildhall/messaging';
import { generateKey, openSigner, openVerifier, type Peers } from '@guildhall/service-runtime';
import { until } from '@guildhall/testing';
import { pino } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { aTrustedWorld, MARKETPLACE } from '../testing/trust.ts';
import { openTrustBundles } from './trust-bundles.ts';

const PATIENCE_MS = 20;

describe('whom the gateway believes', () => {
  it('is at hand once it was read, and for fifteen seconds', async () => {
    const { trust, world } = await aCatalog();
    expect(trust.atHand(MARKETPLACE)).toBeNull();
    const bundle = await trust.of(MARKETPLACE);
    expect(trust.atHand(MARKETPLACE)).toBe(bundle);
    world.now += 14_999;
    expect(trust.atHand(MARKETPLACE)).toBe(bundle);
    world.now += 1;
    expect(trust.atHand(MARKETPLACE)).toBeNull();
  });

  it('is the same bundle while it says the same, so that what was checked by it holds', async () => {
    const { trust, world } = await aCatalog();
    const bundle = await trust.of(MARKETPLACE);
    world.now += 15_000;
    expect(await trust.of(MARKETPLACE)).toBe(bundle);
    expect(trust.atHand(MARKETPLACE)).toBe(bundle);
  });

  it('is another as soon as a notice says that it has changed', async () => {
    const { trust, world, notify } = await aCatalog();
    const bundle = await trust.of(MARKETPLACE);
    world.bundle = { ...world.bundle, apiKeys: [] };
    notify();
    expect(trust.atHand(MARKETPLACE)).toBeNull();
    const fresh = await trust.of(MARKETPLACE);
    expect(fresh).not.toBe(bundle);
    expect(fresh?.apiKeys).toEqual([]);
  });

  it('serves on for five minutes while catalog sleeps, to everybody who asks at once, and no longer', async () => {
    const { trust, world } = await aCatalog();
    const bundle = await trust.of(MARKETPLACE);
    world.asleep = true;
    world.now += 5 * 60_000;
    expect(await Promise.all([trust.of(MARKETPLACE), trust.of(MARKETPLACE)])).toEqual([bundle, bundle]);
    world.now += 1;
    await expect(trust.of(MARKETPLACE)).rejects.toMatchObject({
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
  });

  it('is waited for no longer than a moment while catalog hangs, and is news when it comes at last', async () => {
    const { trust, world } = await aCatalog();
    const bundle = await trust.of(MARKETPLACE);
    const { promise: answered, resolve: answer } = Promise.withResolvers<undefined>();
    world.hangs = answered;
    world.bundle = { ...world.bundle, apiKeys: [] };
    world.now += 15_000;
    expect(await trust.of(MARKETPLACE)).toBe(bundle);
    answer(undefined);
    await until('the new one is known', () => trust.atHand(MARKETPLACE)?.apiKeys.length === 0);
    expect((await trust.of(MARKETPLACE))?.apiKeys).toEqual([]);
  });

  it('is waited for as long as catalog takes once a notice says that it has changed', async () => {
    const { trust, world, notify } = await aCatalog();
    await trust.of(MARKETPLACE);
    world.bundle = { ...world.bundle, apiKeys: [] };
    world.hangs = pause(3 * PATIENCE_MS);
    notify();
    expect((await trust.of(MARKETPLACE))?.apiKeys).toEqual([]);
  });

  it('does not grow younger by notices that it has changed', async () => {
    const { trust, world, notify } = await aCatalog();
    await trust.of(MARKETPLACE);
    world.asleep = true;
    for (let minute = 0; minute < 5; minute += 1) {
      world.now += 60_000;
      notify();
      await trust.of(MARKETPLACE);
    }
    world.now += 1;
    notify();
    await expect(trust.of(MARKETPLACE)).rejects.toThrow('cannot be reached');
  });

  it('is nobody as soon as catalog says that there is no such marketplace', async () => {
    const { trust, world } = await aCatalog();
    await trust.of(MARKETPLACE);
    world.gone = true;
    world.now += 15_000;
    expect(await trust.of(MARKETPLACE)).toBeNull();
    world.asleep = true;
    await expect(trust.of(MARKETPLACE)).rejects.toThrow('cannot be reached');
  });
});

async function aCatalog() {
  const { bundle } = await aTrustedWorld();
  const { privateKey, publicKey } = await generateKey('catalog');
  const signer = await openSigner(privateKey);
  const world = {
    ...{ now: 1_000_000, bundle, asleep: false, gone: false },
    hangs: Promise.resolve<unknown>(undefined),
  };
  let hear: (message: string) => void = () => undefined;
  const peers: Pick<Peers, 'get'> = {
    async get(_service, _marketplaceId, _path, shape) {
      await world.hangs;
      if (world.asleep) throw new Error('catalog is asleep');
      if (world.gone) throw new Error('catalog answered 404 to /internal/trust-bundle');
      return shape.parse({ jws: await signer.sign(world.bundle, 'gateway') });
    },
  };
  const bus: Pick<Bus, 'subscribe'> = {
    subscribe(_channel, listener) {
      hear = listener;
      return Promise.resolve();
    },
  };
  const trust = await openTrustBundles({
    ...{ peers, bus, verifier: openVerifier({ keys: [publicKey] }), log: pino({ level: 'silent' }) },
    now: () => world.now,
    patienceMs: PATIENCE_MS,
  });
  return {
    ...{ trust, world },
    notify: () => {
      hear(JSON.stringify({ marketplaceId: MARKETPLACE }));
    },
  };
}

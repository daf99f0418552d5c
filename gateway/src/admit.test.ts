import { stillWelcome } from './admit.ts';
import { identifyCallers } from './identity/identify.ts';
import { aTrustedWorld } from './testing/trust.ts';

describe('somebody who was let in', () => {
  it('is welcome while the key holds, and strange once it was revoked', async () => {
    const { isWelcome, world, apiKey } = await aDoor();
    const papers = { authorization: `Bearer ${apiKey}`, origin: undefined };
    expect(await isWelcome(papers)).toBe(true);
    world.bundle = { ...world.bundle, apiKeys: [] };
    expect(await isWelcome(papers)).toBe(false);
  });

  it('is strange once the host has given up the origin of their page', async () => {
    const { isWelcome, world, hostUser } = await aDoor();
    const papers = { authorization: await hostUser(), origin: 'https://crm.invalid' };
    expect(await isWelcome(papers)).toBe(true);
    world.bundle = {
      ...world.bundle,
      issuers: world.bundle.issuers.map((issuer) => ({ ...issuer, origins: [] })),
    };
    expect(await isWelcome(papers)).toBe(false);
  });

  it('is welcome while nobody can say otherwise', async () => {
    const { isWelcome, world, apiKey } = await aDoor();
    world.asleep = true;
    expect(await isWelcome({ authorization: `Bearer ${apiKey}`, origin: undefined })).toBe(true);
  });
});

async function aDoor() {
  const { bundle, ...trusted } = await aTrustedWorld();
  const world = { bundle, asleep: false };
  const of = () => (world.asleep ? Promise.reject(new Error('asleep')) : Promise.resolve(world.bundle));
  const bundles = { of, atHand: () => (world.asleep ? null : world.bundle), refresh: () => undefined };
  const { identify } = identifyCallers(bundles, 'a secret for surrogates, long enough');
  return { ...trusted, world, isWelcome: stillWelcome({ identify, allowedOrigins: [] }) };
}

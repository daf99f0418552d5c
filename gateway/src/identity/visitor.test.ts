import { permissionsOf } from '@guildhall/authz';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { admitCallers } from '../admit.ts';
import { assertOrigin, mayComeFrom } from '../edge/origins.ts';
import { aTrustedWorld, MARKETPLACE } from '../testing/trust.ts';
import { openRateLimits } from '../traffic/rate-limits.ts';
import { viewsOf } from '../views/views.ts';
import { identifyCallers } from './identify.ts';
import { assertVisitorReads, isVisitor } from './visitor.ts';

const STORE = 'https://store.invalid';
const ELSEWHERE = [
  'https://evil.invalid',
  'https://portal.invalid',
  'http://localhost:5173',
  'null',
  undefined,
];

async function aDoor() {
  const { bundles, ...world } = await aTrustedWorld();
  const callers = identifyCallers(bundles, 'a secret for surrogates, long enough');
  return { ...world, ...callers, authorization: `Bearer ${world.publishableKey}` };
}

describe('who comes with a publishable key', () => {
  it('is nobody in particular and reads what everybody may read, in the view of hosts', async () => {
    const { identify, authorization } = await aDoor();
    const { session } = await identify(authorization, 'r1');
    expect(session).toMatchObject({
      ...{ marketplaceId: MARKETPLACE, actorId: 'act_storefront', actorKind: 'KEY' },
      ...{ permissions: ['catalog:read'], scope: null, publisherId: null },
    });
    expect(isVisitor(session)).toBe(true);
    expect(viewsOf(session)).toEqual(['host']);
  });

  it('holds no permission that a host’s own user does not hold', () => {
    expect(permissionsOf(['endUser'])).toEqual(expect.arrayContaining(permissionsOf(['visitor'])));
  });

  it('is no visitor with a key of a publisher', async () => {
    const { identify, apiKey } = await aDoor();
    const { session } = await identify(`Bearer ${apiKey}`, 'r1');
    expect(isVisitor(session)).toBe(false);
    expect(viewsOf(session)).toEqual(['partner']);
  });

  it('comes from the pages of the key alone: neither elsewhere nor from no page at all', async () => {
    const { identify, authorization } = await aDoor();
    const visitor = await identify(authorization, 'r1');
    expect(mayComeFrom(visitor, STORE, [])).toBe(true);
    for (const origin of ELSEWHERE)
      expect(() => {
        assertOrigin(visitor, origin, ['https://portal.invalid']);
      }).toThrow('works from the pages that it was made for');
  });

  it('is never answered at once, since visitors are counted by address', async () => {
    const { identify, recognize, authorization, apiKey } = await aDoor();
    await identify(authorization, 'r1');
    await identify(`Bearer ${apiKey}`, 'r1');
    expect(recognize(authorization)).toBeNull();
    expect(recognize(`Bearer ${apiKey}`)).not.toBeNull();
  });

  it.each([
    ['half a key', `ghp.${MARKETPLACE}`, 'not whole'],
    ['an unknown key', `ghp.${MARKETPLACE}.pbk_2`, 'unknown or has ended'],
    ['the key of another marketplace', 'ghp.mkt_2.pbk_1', 'which does not exist'],
    ['a publisher’s key without its secret', `ghp.${MARKETPLACE}.key_1`, 'unknown or has ended'],
  ])('is a stranger with %s', async (_what, key, says) => {
    const { identify } = await aDoor();
    await expect(identify(`Bearer ${key}`, 'r1')).rejects.toThrow(says);
  });

  it('is a stranger once the key has ended', async () => {
    const { identify, bundle, authorization } = await aDoor();
    const endsAt = new Date(Date.now() - 1).toISOString();
    bundle.publishableKeys = bundle.publishableKeys.map((key) => ({ ...key, endsAt }));
    await expect(identify(authorization, 'r1')).rejects.toThrow('needs the one that came in its place');
  });

  it.each(['mutation { a }', 'query a { a } mutation b { b }', 'subscription { a }'])(
    'may not write: %s',
    (query) => {
      expect(() => {
        assertVisitorReads(query);
      }).toThrow('changes nothing');
    },
  );

  it.each([
    '{ plugins(search: "mutation") { nodes { id } } }',
    '{ plugins { nodes { id } } }',
    // What is no GraphQL at all is refused by whoever would run it.
    'no GraphQL mutation {',
  ])('may read: %s', (query) => {
    expect(() => {
      assertVisitorReads(query);
    }).not.toThrow();
  });

  it('asks the graph and no other address', async () => {
    const { admit, request, reply } = await aGate();
    await expect(admit(request('/graphql'), reply)).resolves.toBeDefined();
    for (const url of ['/v1/live', '/v1/feed', '/v1/artifacts/:sha256', '/v1/uploads/:id'])
      await expect(admit(request(url), reply)).rejects.toThrow('the public catalog and nothing else');
  });

  it('is counted by address, apart from the people of the marketplace', async () => {
    const { admit, request, reply, apiKey } = await aGate();
    const from = (ip: string) => admit(request('/graphql', { ip }), reply);
    for (let n = 0; n < 3; n += 1) await from('10.0.0.1');
    await expect(from('10.0.0.1')).rejects.toThrow('3 a minute for you');
    for (let n = 0; n < 3; n += 1) await from('10.0.0.2');
    // What all visitors have together is used up, refusals included; a publisher's key is not among them.
    await expect(from('10.0.0.3')).rejects.toThrow('7 a minute for this marketplace');
    await admit(request('/graphql', { authorization: `Bearer ${apiKey}` }), reply);
  });
});

/** The gateway's door with small limits, counted here. */
async function aGate() {
  const { identify, authorization, apiKey } = await aDoor();
  const counter = (keyPrefix: string, points: number) =>
    new RateLimiterMemory({ keyPrefix, points, duration: 60 });
  const close = () => Promise.resolve();
  const limits = openRateLimits({ counter, close }, { actor: 3, marketplace: 7, stranger: 50 });
  const admit = admitCallers({ identify, limits, allowedOrigins: [] });
  const reply = {
    header: () => reply,
    // All of a reply that limits touch.
  } as unknown as FastifyReply;
  const request = (url: string, over: { ip?: string; authorization?: string } = {}) =>
    ({
      ...{ id: 'r1', ip: over.ip ?? '10.0.0.9', told: {}, routeOptions: { url } },
      headers: {
        authorization: over.authorization ?? authorization,
        origin: over.authorization ? undefined : STORE,
      },
      // All of a request that the door looks at.
    }) as unknown as FastifyRequest;
  return { admit, request, reply, apiKey };
}

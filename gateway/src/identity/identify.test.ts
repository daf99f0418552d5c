import { actorSurrogate, HOST_ROLES, permissionsOf } from '@guildhall/authz';
import type { TrustBundle } from '@guildhall/schema';
import { aTrustedWorld, HOST, MARKETPLACE, PEOPLE } from '../testing/trust.ts';
import { identifyCallers } from './identify.ts';

const SECRET = 'a secret for surrogates, long enough';

describe('a person', () => {
  it('is known by an unspeaking surrogate and may do what anyone signed in may', async () => {
    const { identify, person } = await aDoor();

    const { session } = await identify(await person({ name: 'Ada' }), 'r1');

    expect(session).toMatchObject({
      marketplaceId: MARKETPLACE,
      actorId: actorSurrogate(Buffer.from(SECRET), MARKETPLACE, PEOPLE, 'ada'),
      actorName: 'Ada',
      permissions: permissionsOf(['member']),
      scope: null,
      requestId: 'r1',
    });
  });

  it('holds the roles and the place that the marketplace gave them', async () => {
    const { identify, person, bundle } = await aDoor();
    const actorId = actorSurrogate(Buffer.from(SECRET), MARKETPLACE, PEOPLE, 'ada');
    bundle.people.push({
      actorId,
      roles: ['orgAdmin', 'invented'],
      scope: { host: 'crm', organization: 'acme' },
    });

    const { session } = await identify(await person(), 'r1');

    expect(session.permissions).toEqual(permissionsOf(['member', 'orgAdmin']));
    expect(session.scope).toEqual({ host: 'crm', organization: 'acme' });
  });
});

describe('a user of a host', () => {
  it('reaches their own organization with a host role, and only from the pages of the host', async () => {
    const { identify, hostUser } = await aDoor();

    const caller = await identify(await hostUser({ role: 'orgAdmin' }), 'r1');

    expect(caller.session.permissions).toEqual(permissionsOf(['orgAdmin']));
    expect(caller.session.scope).toEqual({ host: 'crm', organization: 'acme', user: 'ada' });
    expect(caller.origins).toEqual(['https://crm.invalid']);
  });

  it.each(['owner', 'reviewer', 'operator', 'publisherKey', 'member', '__proto__'])(
    'never gets the role %s',
    async (role) => {
      const { identify, hostUser } = await aDoor();

      await expect(identify(await hostUser({ role }), 'r1')).rejects.toThrow(HOST_ROLES.join(', '));
    },
  );

  it.each(['organization', 'workspace', 'name'])(
    'is refused when %s holds what nobody can keep',
    async (claim) => {
      const { identify, hostUser } = await aDoor();

      await expect(identify(await hostUser({ [claim]: 'a\0b' }), 'r1')).rejects.toThrow(
        `claim ${claim} is not right: it holds NUL`,
      );
    },
  );

  it('gets nothing for permissions that the token claims', async () => {
    const { identify, hostUser } = await aDoor();

    const { session } = await identify(
      await hostUser({ permissions: ['policy:write'], roles: ['owner'] }),
      'r1',
    );

    expect(session.permissions).toEqual(permissionsOf(['endUser']));
  });
});

describe('an API key', () => {
  it('acts for its publisher', async () => {
    const { identify, apiKey } = await aDoor();

    const { session } = await identify(`Bearer ${apiKey}`, 'r1');

    expect(session).toMatchObject({ actorId: 'act_key', actorKind: 'KEY', publisherId: 'pub_1' });
    expect(session.permissions).toEqual(permissionsOf(['publisherKey']));
  });

  it('is refused when it has expired', async () => {
    const { identify, apiKey, bundle } = await aDoor();
    bundle.apiKeys = bundle.apiKeys.map((key) => ({ ...key, expiresAt: '2020-01-01T00:00:00.000Z' }));

    await expect(identify(`Bearer ${apiKey}`, 'r1')).rejects.toThrow('expired');
  });
});

type Door = Awaited<ReturnType<typeof aDoor>>;

describe('the door stays shut', () => {
  it.each<[string, (door: Door) => Promise<string | undefined>, string]>([
    ['without a token', () => Promise.resolve(undefined), 'Say who you are'],
    ['for another scheme', () => Promise.resolve('Basic YTpi'), 'Bearer <token>'],
    ['for nonsense', () => Promise.resolve('Bearer nonsense'), 'no token'],
    ['for half an API key', () => Promise.resolve('Bearer ghk.mkt_1.key_1'), 'not whole'],
    ['for a guessed API key', () => Promise.resolve('Bearer ghk.mkt_1.key_1.guess'), 'unknown or revoked'],
    ['for an expired token', ({ person }) => person({}, { iat: -700, exp: -100 }), 'expired'],
    ['for a token without an end', ({ person }) => person({}, { exp: null }), 'does not hold'],
    ['for a forged signature', ({ stranger }) => stranger(), 'does not hold'],
    [
      'for an unknown issuer',
      ({ person }) => person({ iss: 'https://elsewhere.invalid' }),
      'does not know the issuer',
    ],
    [
      'for a marketplace whose id nobody can look for',
      ({ person }) => person({ marketplace: '\0' }),
      'This is no token that names an issuer',
    ],
    [
      'for an unknown marketplace',
      ({ person }) => person({ marketplace: 'mkt_2' }),
      'names the marketplace "mkt_2", which does not exist',
    ],
    [
      'for the key of an unknown marketplace',
      () => Promise.resolve('Bearer ghk.mkt_2.key_1.secret'),
      'for the marketplace "mkt_2", which does not exist',
    ],
    [
      'for a token that is for somebody else',
      ({ hostUser }) => hostUser({ aud: 'https://api.elsewhere.invalid' }),
      'for the audience "https://api.elsewhere.invalid", which is no marketplace here',
    ],
    [
      'for a person’s token that names a host’s audience',
      ({ person }) => person({ aud: MARKETPLACE }),
      `for the audience "${MARKETPLACE}"; from its issuer "guildhall" is expected`,
    ],
    [
      'for a host’s token with a person’s audience',
      ({ hostUser }) => hostUser({ aud: 'guildhall', marketplace: MARKETPLACE }),
      `for the audience "guildhall"; from its issuer "${MARKETPLACE}" is expected`,
    ],
    ['for a host’s token in a person’s name', ({ hostUser }) => hostUser({ iss: PEOPLE }), 'does not hold'],
    [
      'for a person’s token in a host’s name',
      ({ person }) => person({ iss: HOST, aud: MARKETPLACE }),
      'does not hold',
    ],
    [
      'for a host’s token that lives too long',
      ({ hostUser }) => hostUser({}, { iat: -900, exp: 3_600 }),
      'expired',
    ],
    [
      'for a host’s token without an organization',
      ({ hostUser }) => hostUser({ organization: undefined }),
      'organization',
    ],
    ['for an unsigned token', ({ person }) => unsigned(person), 'does not hold'],
  ])('%s', async (_name, present, words) => {
    const door = await aDoor();

    await expect(door.identify(await present(door), 'r1')).rejects.toMatchObject({
      message: expect.stringContaining(words) as unknown,
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  });
});

describe('a caller who was here before', () => {
  it('is recognized without asking anybody, as the same caller', async () => {
    const { identify, recognize, hostUser } = await aDoor();
    const authorization = await hostUser();
    expect(recognize(authorization)).toBeNull();
    const { session } = await identify(authorization, 'r1');
    expect(recognize(authorization)?.session).toEqual({ ...session, requestId: '' });
    expect(recognize(authorization)).toBe(recognize(authorization));
  });

  it('is looked at anew when whom we believe has changed, and where nobody can say', async () => {
    const { identify, recognize, person, world } = await aDoor();
    const authorization = await person();
    await identify(authorization, 'r1');
    world.atHand = { ...world.bundle };
    expect(recognize(authorization)).toBeNull();
    world.atHand = null;
    expect(recognize(authorization)).toBeNull();
    world.atHand = world.bundle;
    expect(recognize(authorization)).not.toBeNull();
  });

  it('with a host’s token is strange again when the token has the age at which it would be refused', async () => {
    const { identify, hostUser } = await aDoor();
    const { expiresAt } = await identify(await hostUser({}, { iat: -500, exp: 3_600 }), 'r1');
    expect((expiresAt ?? 0) - Date.now() / 1_000).toBeGreaterThan(95);
    expect((expiresAt ?? 0) - Date.now() / 1_000).toBeLessThanOrEqual(100);
  });

  it('is strange again when the token has ended', async () => {
    const { identify, recognize, person } = await aDoor();
    // Within the tolerance for clocks that differ: let in once, not remembered.
    const authorization = await person({}, { iat: -60, exp: -1 });
    await identify(authorization, 'r1');
    expect(recognize(authorization)).toBeNull();
  });
});

async function aDoor() {
  const trusted = await aTrustedWorld();
  const world: { bundle: TrustBundle; atHand: TrustBundle | null } = {
    ...{ bundle: trusted.bundle, atHand: trusted.bundle },
  };
  const bundles = { ...trusted.bundles, atHand: () => world.atHand };
  return { ...trusted, world, ...identifyCallers(bundles, SECRET) };
}

async function unsigned(person: Door['person']): Promise<string> {
  const [, payload] = (await person()).split('.');
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  return `Bearer ${header}.${payload ?? ''}.`;
}

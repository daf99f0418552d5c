import type { Session } from '@guildhall/authz';
import { decodeJwt, SignJWT } from 'jose';
import { generateKey } from './keys.ts';
import { passportControl, passportOffice } from './passport.ts';

const session: Session = {
  marketplaceId: 'mkt_1',
  actorId: 'act_1',
  actorKind: 'HOST_USER',
  actorName: 'Ada "the first" Lovelace\n',
  permissions: ['contribution:resolve'],
  scope: { host: 'crm', organization: 'acme' },
  publisherId: null,
  requestId: 'r1',
};

describe('a passport', () => {
  it.each<[string, Session]>([
    ['of a host’s user', session],
    ['of a key', { ...session, actorKind: 'KEY', scope: null, publisherId: 'pub_1', permissions: [] }],
  ])('%s carries the whole session to the service it is for', async (_name, whole) => {
    const { grant, control } = await aWorld();

    const token = await grant(whole, 'catalog', 'bödy');

    await expect(control('catalog')(token, 'bödy', 'gateway')).resolves.toEqual(whole);
  });

  it('lasts for a minute', async () => {
    const { grant } = await aWorld();

    const { iat = 0, exp = 0 } = decodeJwt(await grant(session, 'catalog', 'b'));

    expect(exp - iat).toBe(60);
  });

  it('is another each time, also for the same question in the same second', async () => {
    const { grant } = await aWorld();

    const [first, second] = [await grant(session, 'catalog', 'b'), await grant(session, 'catalog', 'b')];

    expect(decodeJwt(first).jti).not.toBe(decodeJwt(second).jti);
  });

  it('speaks for each question alone, though one caller asks both', async () => {
    const { grant, control } = await aWorld();
    await grant(session, 'catalog', 'b');

    const token = await grant({ ...session, requestId: 'r2' }, 'catalog', 'b');

    await expect(control('catalog')(token, 'b')).resolves.toMatchObject({ requestId: 'r2' });
  });

  it.each<[string, (world: World) => Promise<unknown>]>([
    [
      'for another service',
      async ({ grant, control }) => control('forge')(await grant(session, 'catalog', 'b'), 'b'),
    ],
    [
      'for another body',
      async ({ grant, control }) => control('catalog')(await grant(session, 'catalog', 'b'), 'c'),
    ],
    [
      'by a service where the gateway must have signed',
      async ({ grantAs, control }) =>
        control('catalog')(await grantAs('forge')(session, 'catalog', 'b'), 'b', 'gateway'),
    ],
    [
      'by a stranger',
      async ({ stranger, control }) => control('catalog')(await stranger(session, 'catalog', 'b'), 'b'),
    ],
    [
      'changed by a letter',
      async ({ grant, control }) =>
        control('catalog')(changed(await grant(session, 'catalog', 'b'), 'act_1', 'act_2'), 'b'),
    ],
    ['missing', ({ control }) => control('catalog')('undefined', 'b')],
    ['that never ends', async ({ control, endless }) => control('catalog')(await endless(), 'b')],
  ])('%s is refused', async (_name, present) => {
    await expect(present(await aWorld())).rejects.toThrow();
  });

  it('drops words that are no permissions', async () => {
    const { grant, control } = await aWorld();
    const invented = {
      ...session,
      permissions: ['contribution:resolve', 'everything:do'],
    } as unknown as Session;

    const read = await control('catalog')(await grant(invented, 'catalog', ''), '');

    expect(read.permissions).toEqual(['contribution:resolve']);
  });
});

function changed(passport: string, from: string, to: string): string {
  const [header = '', claims = '', signature = ''] = passport.split('.');
  const other = Buffer.from(claims, 'base64url').toString().replace(from, to);
  return [header, Buffer.from(other).toString('base64url'), signature].join('.');
}

type World = Awaited<ReturnType<typeof aWorld>>;

async function aWorld() {
  const [gateway, forge, foreign] = await Promise.all([
    generateKey('gateway'),
    generateKey('forge'),
    generateKey('gateway'),
  ]);
  const trusted = { keys: [gateway.publicKey, forge.publicKey] };
  const keys = { gateway: gateway.privateKey, forge: forge.privateKey };
  return {
    grant: passportOffice(gateway.privateKey),
    grantAs: (name: keyof typeof keys) => passportOffice(keys[name]),
    stranger: passportOffice(foreign.privateKey),
    endless: () =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256', kid: 'gateway' })
        .setAudience('catalog')
        .sign(Buffer.alloc(32)),
    control: (service: string) => passportControl(trusted, service),
  };
}

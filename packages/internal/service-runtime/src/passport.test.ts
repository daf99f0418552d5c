import type { Session } from '@guildhall/authz';
import { SignJWT } from 'jose';
import { generateKey } from './keys.ts';
import { passportControl, passportOffice } from './passport.ts';

const session: Session = {
  marketplaceId: 'mkt_1',
  actorId: 'act_1',
  actorKind: 'HOST_USER',
  actorName: 'Ada',
  permissions: ['contribution:resolve'],
  scope: { host: 'crm', organization: 'acme' },
  publisherId: null,
  requestId: 'r1',
};

describe('a passport', () => {
  it('carries the whole session to the service it is for', async () => {
    const { grant, control } = await aWorld();

    const token = await grant(session, 'catalog', 'body');

    await expect(control('catalog')(token, 'body', 'gateway')).resolves.toEqual(session);
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
        control('catalog')(await (await grantAs('forge'))(session, 'catalog', 'b'), 'b', 'gateway'),
    ],
    [
      'by a stranger',
      async ({ stranger, control }) => control('catalog')(await stranger(session, 'catalog', 'b'), 'b'),
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
    grant: await passportOffice(gateway.privateKey),
    grantAs: (name: keyof typeof keys) => passportOffice(keys[name]),
    stranger: await passportOffice(foreign.privateKey),
    endless: () =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256', kid: 'gateway' })
        .setAudience('catalog')
        .sign(Buffer.alloc(32)),
    control: (service: string) => passportControl(trusted, service),
  };
}

import type { Session } from '@guildhall/authz';
import { generateKey, passportControl, passportOffice } from '@guildhall/service-runtime';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { openPassports } from './passports.ts';

const session: Session = {
  marketplaceId: 'mkt_1',
  actorId: 'act_1',
  actorKind: 'HOST_USER',
  actorName: 'Ada "the first" Lovelace\n',
  permissions: ['catalog:read', 'contribution:resolve'],
  scope: { host: 'crm', organization: 'acme', user: 'ada' },
  publisherId: null,
  requestId: 'r1',
};

describe('a passport that the gateway writes', () => {
  it.each<[string, Session]>([
    ['of a host’s user', session],
    ['of a key', { ...session, actorKind: 'KEY', scope: null, publisherId: 'pub_1', permissions: [] }],
  ])('%s carries the whole session to the service it is for', async (_name, whole) => {
    const { grant, control } = await aGateway();
    await expect(
      control('catalog')(await grant(whole, 'catalog', 'bödy'), 'bödy', 'gateway'),
    ).resolves.toEqual(whole);
  });

  it('says what the office would have said', async () => {
    const { grant, office } = await aGateway();
    const [ours, theirs] = [await grant(session, 'forge', 'b'), await office(session, 'forge', 'b')];
    const { iat, exp, ...claims } = decodeJwt(ours);
    expect(decodeJwt(theirs)).toMatchObject(claims);
    expect((exp ?? 0) - (iat ?? 0)).toBe(60);
    expect(decodeProtectedHeader(ours)).toEqual(decodeProtectedHeader(theirs));
  });

  it.each<[string, string, string]>([
    ['for another service', 'forge', 'b'],
    ['for another body', 'catalog', 'c'],
  ])('is refused %s', async (_name, service, body) => {
    const { grant, control } = await aGateway();
    await expect(control(service)(await grant(session, 'catalog', 'b'), body)).rejects.toThrow();
  });

  it('is refused once a letter of it is another', async () => {
    const { grant, control } = await aGateway();
    const passport = await grant(session, 'catalog', 'b');
    const [header = '', claims = '', signature = ''] = passport.split('.');
    const other = Buffer.from(Buffer.from(claims, 'base64url').toString().replace('act_1', 'act_2'));
    const forged = `${header}.${other.toString('base64url')}.${signature}`;
    await expect(control('catalog')(forged, 'b')).rejects.toThrow();
  });

  it('speaks for each question alone, though one caller asks both', async () => {
    const { grant, control } = await aGateway();
    const next = { ...session, requestId: 'r2' };
    await grant(session, 'catalog', 'b');
    const read = await control('catalog')(await grant(next, 'catalog', 'b'), 'b');
    expect(read.requestId).toBe('r2');
  });
});

async function aGateway() {
  const { privateKey, publicKey } = await generateKey('gateway');
  return {
    grant: openPassports(privateKey),
    office: await passportOffice(privateKey),
    control: (service: string) => passportControl({ keys: [publicKey] }, service),
  };
}

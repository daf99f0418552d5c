import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { userErrors } from '../../testing/answers.ts';
import { aSurface } from '../../testing/builders.ts';
import { useWorld } from '../../testing/use-world.ts';
import { aPublicKey } from '../../testing/world.ts';

const privateKey = () => ({
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  kid: 'k',
});
const ecKey = (namedCurve: string) => ({
  ...generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'jwk' }),
  kid: 'k',
});
const rsaKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }),
  kid: 'k',
});

const shown = z.object({
  hosts: z.array(
    z.object({
      ...{ id: z.string(), key: z.string() },
      surfaces: z.object({
        nodes: z.array(z.object({ version: z.string() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    }),
  ),
});
const refusal = z.object({ host: z.null(), userErrors });

describe('hosts', () => {
  const here = useWorld();
  const good = () => ({
    ...{ key: 'erp', name: 'ERP', origins: ['https://erp.example', 'http://localhost:4000'] },
    ...{ issuer: 'https://erp.example', jwks: { keys: [aPublicKey()] } },
  });

  async function register(changes: Record<string, unknown> = {}, session = here.world.owner) {
    const mutation = `mutation ($input: RegisterHostInput!) {
      registerHost(input: $input) { host { key rev origins } userErrors { code message field } } }`;
    const { data, errors } = await here.world.ask(session, mutation, { input: { ...good(), ...changes } });
    return { answer: data?.['registerHost'], code: errors?.[0]?.extensions?.code };
  }

  it('are registered by who manages hosts, and told to catalog', async () => {
    expect((await register()).answer).toMatchObject({ host: { key: 'erp', rev: 1 }, userErrors: [] });
    expect((await register({ key: 'two' }, here.world.admin)).code).toBe('FORBIDDEN');
    const events = await here.harness.rows(
      `SELECT body->'payload'->'key' AS key, body->'payload'->'rev' AS rev FROM outbox
       WHERE marketplace_id = $1 AND name = 'installation.host.changed' ORDER BY id`,
      [here.world.marketplaceId],
    );
    expect(events).toEqual([
      { key: 'crm', rev: 1 },
      { key: 'crm', rev: 2 },
      { key: 'erp', rev: 1 },
    ]);
  });

  it.each<[string, () => Record<string, unknown>, string]>([
    ['a key that is no slug', () => ({ key: 'Ärp' }), 'key'],
    ['a taken key', () => ({ key: 'crm' }), 'key'],
    ['a taken issuer', () => ({ issuer: 'https://crm.example' }), 'issuer'],
    ['a name with a hidden character', () => ({ name: 'E\u202eRP' }), 'name'],
    ['no origin', () => ({ origins: [] }), 'origins'],
    ['an origin over http', () => ({ origins: ['http://erp.example'] }), 'origins'],
    ['an origin with a path', () => ({ origins: ['https://erp.example/app'] }), 'origins'],
    ['an origin that is a script', () => ({ origins: ['javascript:alert(1)'] }), 'origins'],
    ['no key set', () => ({ jwks: {} }), 'jwks'],
    ['a private key', () => ({ jwks: { keys: [privateKey()] } }), 'jwks'],
    ['an RSA key', () => ({ jwks: { keys: [rsaKey()] } }), 'jwks'],
    ['a P-384 key', () => ({ jwks: { keys: [ecKey('P-384')] } }), 'jwks'],
    ['a symmetric key', () => ({ jwks: { keys: [{ kty: 'oct', k: 'abc', kid: 'k' }] } }), 'jwks'],
    ['a key without kid', () => ({ jwks: { keys: [{ ...aPublicKey(), kid: undefined }] } }), 'jwks'],
    ['two keys of one kid', () => ({ jwks: { keys: [aPublicKey(), aPublicKey()] } }), 'jwks'],
    ['a key off its curve', () => ({ jwks: { keys: [{ ...ecKey('P-256'), x: 'AAAA' }] } }), 'jwks'],
  ])('refuse %s', async (_name, changes, field) => {
    const { answer } = await register(changes());

    expect(refusal.parse(answer).userErrors[0]?.field).toContain(field);
  });

  it('take a P-256 key', async () => {
    expect((await register({ jwks: { keys: [ecKey('P-256')] } })).answer).toMatchObject({ userErrors: [] });
  });

  it('rotate their keys, unless somebody else did meanwhile', async () => {
    const mutation = `mutation ($input: RotateHostKeyInput!) { rotateHostKey(input: $input) { host { rev } userErrors { code } } }`;
    const input = { hostId: here.world.hostId, jwks: { keys: [aPublicKey()] }, expectedRev: 2 };

    const first = await here.world.ask(here.world.owner, mutation, { input });
    const second = await here.world.ask(here.world.owner, mutation, { input });

    expect(first.data?.['rotateHostKey']).toMatchObject({ host: { rev: 3 } });
    expect(second.data?.['rotateHostKey']).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  });
});

describe('surfaces', () => {
  const here = useWorld();
  const register = (key: string) =>
    here.world.ask(
      here.world.owner,
      'mutation ($input: RegisterHostInput!) { registerHost(input: $input) { userErrors { message } } }',
      {
        input: {
          ...{ key, name: key, issuer: `https://${key}.example`, origins: [`https://${key}.example`] },
          jwks: { keys: [aPublicKey()] },
        },
      },
    );
  const publish = async (surface: unknown) =>
    (await here.world.publishSurface(surface)).data?.['publishSurface'];

  it('replace the one before, with a higher version', async () => {
    expect(await publish(aSurface({ version: '1.1.0' }))).toMatchObject({
      host: { surface: { version: '1.1.0' } },
    });
    expect(await publish(aSurface({ version: '1.1.0' }))).toMatchObject({
      userErrors: [{ field: ['surface', 'version'] }],
    });
    expect(await publish({ version: 'new' })).toMatchObject({
      userErrors: [{ code: 'BAD_INPUT', field: ['surface'] }],
    });
  });

  it('are shown page by page, newest first, for as many statements alone as among other hosts', async () => {
    const read = async (after: string | null = null) => {
      here.harness.statements.length = 0;
      const { data } = await here.world.ask(
        here.world.owner,
        `query ($after: String) { hosts { id key surface { version }
          surfaces(first: 2, after: $after) { nodes { version } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      return { hosts: shown.parse(data).hosts, cost: here.harness.statements.length };
    };
    await publish(aSurface({ version: '1.1.0' }));
    await publish(aSurface({ version: '1.2.0' }));
    const alone = await read();

    for (const key of ['erp', 'shop']) await register(key);
    const erp = (await read()).hosts.find(({ key }) => key === 'erp');
    for (const version of ['3.0.0', '3.1.0']) await here.world.publishSurface(aSurface({ version }), erp?.id);
    const among = await read();

    const versions = among.hosts.map(({ key, surfaces }) => [key, surfaces.nodes.map((one) => one.version)]);
    expect(Object.fromEntries(versions)).toEqual({
      ...{ crm: ['1.2.0', '1.1.0'], erp: ['3.1.0', '3.0.0'], shop: [] },
    });
    expect(among.cost).toBe(alone.cost);
    const crm = among.hosts.find(({ key }) => key === 'crm');
    expect(crm?.surfaces.pageInfo.hasNextPage).toBe(true);
    const [further] = (await read(crm?.surfaces.pageInfo.endCursor)).hosts;
    expect(further?.surfaces).toMatchObject({ nodes: [{}], pageInfo: { hasNextPage: false } });
  });

  it('are refused when they break what is in use, by name; the same change is fine once nobody uses it', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const { id } = await here.world.installed('plg_a');
    const poorer = aSurface({ version: '1.1.0', permissions: [] });

    const refused = await publish(poorer);
    await here.world.act('uninstall', { installationId: id });

    const [error] = refusal.parse(refused).userErrors;
    expect(error).toMatchObject({ code: 'SURFACE_BREAKS' });
    expect(error?.message).toContain('orchard.a 1.0.0');
    expect(await publish(poorer)).toMatchObject({ userErrors: [] });
  });
});

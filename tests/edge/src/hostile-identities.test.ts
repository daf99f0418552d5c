import { createHmac, createPrivateKey, sign } from 'node:crypto';
import { attacker, MOST_CPU_MS, raw } from './attacker.ts';
import { shared } from './deployment.ts';
import { openRecorder, type Recorded, type Recorder } from './recorder.ts';

/** Identities that are made up, stolen or used twice. */
const deployed = shared();
const { measured, post, send, warmUp } = attacker(deployed);
const asked = JSON.stringify({ query: '{ viewer { actorId } }' });
const JSON_TYPE = { 'content-type': 'application/json' };

beforeAll(() => warmUp());
afterAll(() => deployed.close());

describe('an identity that is made up', () => {
  it('in headers that only we write is not seen', async () => {
    const question = { query: '{ viewer { actorId permissions } }' };
    const honest = await post(question);
    const smuggled = await post(question, undefined, {
      'x-guildhall-passport': 'e30.e30.e30',
      'x-actor-id': 'act_owner',
      'x-marketplace-id': 'mkt_other',
      'x-forwarded-user': 'owner',
    });
    expect(smuggled.body).toEqual(honest.body);
  });

  it.each<[string, () => string]>([
    ['unsigned', () => forge({ alg: 'none' }, () => '')],
    [
      'signed with the public key as a secret',
      () =>
        forge({ alg: 'HS256' }, (text) => createHmac('sha256', publicKey()).update(text).digest('base64url')),
    ],
    [
      'with a key of its own in the header',
      () => forge({ alg: 'EdDSA', jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } }, () => 'AAAA'),
    ],
    [
      'with the address of a key',
      () => forge({ alg: 'EdDSA', jku: 'http://127.0.0.1:1/keys' }, () => 'AAAA'),
    ],
    ['with another body under a true signature', () => swapped()],
  ])('by a token %s is refused', async (_name, token) => {
    const { answers, cpu } = await measured(() =>
      send({ method: 'POST', headers: { ...JSON_TYPE, authorization: `Bearer ${token()}` }, body: asked }),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    expect(cpu).toBeLessThan(MOST_CPU_MS);
  });

  it('by two credentials at once is refused', async () => {
    const { answers, cpu } = await measured(() =>
      raw(deployed.guildhall.gateway, [
        ...['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json'],
        ...[`Content-Length: ${asked.length}`, 'Authorization: Bearer nonsense'],
        ...[`Authorization: Bearer ${deployed.token('owner')}`, 'Connection: close', '', asked],
      ]),
    );
    for (const answered of answers) expect(answered).toMatch(/^HTTP\/1\.1 (400|401)/);
    expect(cpu).toBeLessThan(MOST_CPU_MS);
  });

  /** A token of ours with another header, signed as told. */
  function forge(header: object, sign: (text: string) => string): string {
    const [, payload = ''] = deployed.token('owner').split('.');
    const text = `${encode(header)}.${payload}`;
    return `${text}.${sign(text)}`;
  }

  function swapped(): string {
    const [header = '', , signature = ''] = deployed.token('publisher').split('.');
    const [, payload = ''] = deployed.token('owner').split('.');
    return [header, payload, signature].join('.');
  }

  function publicKey(): string {
    return JSON.stringify(deployed.guildhall.deployment.gateway.trustedKeys.keys[0]);
  }
});

describe('a subgraph', () => {
  const { catalog, governance } = deployed.guildhall.deployment.gateway.subgraphs;
  let recorder: Recorder;
  /** A request as the gateway signed it, of somebody who may do more than most. */
  let captured: Recorded;

  beforeAll(async () => {
    recorder = await openRecorder(catalog);
    const subgraphs = { ...deployed.guildhall.deployment.gateway.subgraphs, catalog: recorder.url };
    const { url } = await deployed.gateway({ subgraphs });
    await send(
      {
        method: 'POST',
        headers: { ...JSON_TYPE, authorization: `Bearer ${deployed.token('owner')}` },
        body: asked,
      },
      `${url}/graphql`,
    );
    const [first] = recorder.asked;
    if (!first) throw new Error('catalog was not asked');
    captured = first;
  });
  afterAll(() => recorder.close());

  const passport = () => String(captured.headers['x-guildhall-passport']);
  const ask = async (service: string, body: string, headers: Record<string, string>) => {
    const answer = await fetch(`${service}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body,
    });
    return answer.status;
  };

  it.each<[string, () => Record<string, string>]>([
    ['without a passport', () => ({})],
    ['with nonsense for a passport', () => ({ 'x-guildhall-passport': 'e30.e30.e30' })],
    ['with a caller’s own token', () => ({ authorization: `Bearer ${deployed.token('owner')}` })],
    ['with a caller’s own token for a passport', () => ({ 'x-guildhall-passport': deployed.token('owner') })],
    [
      'with a passport whose bearer was changed',
      () => ({ 'x-guildhall-passport': changed({ sub: 'act_x' }) }),
    ],
    [
      'with a passport whose marketplace was changed',
      () => ({ 'x-guildhall-passport': changed({ mkt: 'mkt_x' }) }),
    ],
    ['with a passport that has expired', () => ({ 'x-guildhall-passport': signed({ iat: 1, exp: 61 }) })],
    [
      'with a passport from yesterday that never ends',
      () => ({ 'x-guildhall-passport': signed({ iat: yesterday() }) }),
    ],
    [
      'with a passport that a service wrote, not the gateway',
      () => ({ 'x-guildhall-passport': signed({}, 'forge') }),
    ],
  ])('answers nobody %s', async (_name, headers) => {
    const { answers, cpu } = await measured(() => ask(catalog, captured.body, headers()));
    expect(new Set(answers)).toEqual(new Set([401]));
    // On the gateway, that is: it is not even asked.
    expect(cpu).toBeLessThan(MOST_CPU_MS);
  });

  it('does not take a captured passport for another body, and another subgraph takes it for none', async () => {
    const headers = { 'x-guildhall-passport': passport() };
    const other = JSON.stringify({ query: 'mutation { createApiKey(input: { name: "x" }) { secret } }' });
    expect(await ask(catalog, other, headers)).toBe(401);
    expect(await ask(catalog, `${captured.body} `, headers)).toBe(401);
    expect(await ask(governance, captured.body, headers)).toBe(401);
  });

  it('takes a passport that we sign as the gateway does, so that only what was changed is refused', async () => {
    const headers = { 'x-guildhall-passport': signed({}) };
    expect(await ask(catalog, captured.body, headers)).toBe(200);
  });

  /** The captured passport with other claims under the signature it had. */
  function changed(claims: object): string {
    const [header = '', payload = '', signature = ''] = passport().split('.');
    return [header, encode({ ...decode(payload), ...claims }), signature].join('.');
  }

  /** The captured passport with other claims, signed anew with a key of the deployment. */
  function signed(claims: object, by: 'gateway' | 'forge' = 'gateway'): string {
    const { gateway, services } = deployed.guildhall.deployment;
    const key = by === 'gateway' ? gateway.signingKey : services[by].signingKey;
    const [, payload = ''] = passport().split('.');
    const text = `${encode({ alg: 'EdDSA', kid: key.kid })}.${encode({
      ...decode(payload),
      ...{ iss: key.kid, ...fresh(), ...claims },
    })}`;
    const secret = createPrivateKey({ key: { ...key }, format: 'jwk' });
    return `${text}.${sign(null, Buffer.from(text), secret).toString('base64url')}`;
  }
});

const seconds = () => Math.floor(Date.now() / 1_000);
const yesterday = () => seconds() - 86_400;

function fresh(): { iat: number; exp: number; jti: string } {
  return { iat: seconds(), exp: seconds() + 60, jti: crypto.randomUUID() };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decode(part: string): object {
  const read: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  if (typeof read !== 'object' || read === null) throw new Error('no claims');
  return read;
}

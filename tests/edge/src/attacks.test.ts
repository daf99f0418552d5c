import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { deploy, type Deployed } from './deployment.ts';

/**
 * What is built to exhaust or to slip through is refused cheaply, and the gateway lives on. Each attack is made several
 * times, because the system's clock for CPU time is coarse.
 */
let deployed: Deployed;

beforeAll(async () => {
  deployed = await deploy();
  // Plans, schemas of views and compiled code are made once; that is not the attacker's doing.
  for (let round = 0; round < 30; round += 1) await post({ query: '{ viewer { actorId } }' });
});
afterAll(() => deployed.close());

const TIMES = 8;
const MOST_CPU_MS = 50;

const doubling = Array.from(
  { length: 20 },
  (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`,
);
const deep = `{ ${'plugins { nodes { publisher { plugins { nodes { '.repeat(40)} id ${'} } } } }'.repeat(40)} }`;
const DOCUMENTS: Record<string, string> = {
  'two thousand aliases': `{ ${Array.from({ length: 2_000 }, (_, n) => `a${n}: viewer { actorId }`).join(' ')} }`,
  'two hundred levels': deep,
  'fragments that double twenty times': `{ ...f0 } ${doubling.join(' ')} fragment f20 on Query { viewer { actorId } }`,
  'fragments in a ring': '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
  'a list of a hundred million': '{ plugins(first: 100000000) { nodes { id } } }',
  'lists in lists in lists':
    '{ plugins(first: 100) { nodes { versions(first: 100) { nodes { timeline(first: 100) { nodes { at } } } } } } }',
  'the same field three thousand times': `{ ${'viewer { actorId } '.repeat(3_000)} }`,
  'a name of 200,000 characters': `{ ${'a'.repeat(200_000)} }`,
  'five hundred directives': `{ viewer ${'@skip(if: false) '.repeat(500)} { actorId } }`,
  'a value nested ten thousand deep': `{ plugins(search: ${'['.repeat(10_000)}${']'.repeat(10_000)}) { nodes { id } } }`,
  'a response name that reaches into objects': '{ constructor: viewer { actorId } }',
  'a prototype as response name': '{ viewer { __proto__: actorId } }',
};

describe('a document built to exhaust', () => {
  it.each(Object.entries(DOCUMENTS))('of %s is refused for less than 50 ms of CPU', async (_name, query) => {
    const { answers, cpu } = await measured(() => post({ query }));
    for (const { status, body } of answers) {
      expect([200, 400]).toContain(status);
      expect(body).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
      expect(body).not.toHaveProperty('data.viewer');
    }
    expect(cpu).toBeLessThan(MOST_CPU_MS);
    await livesOn();
  });
});

describe('a body built to exhaust', () => {
  const text = (body: string, type = 'application/json') =>
    measured(() => send({ method: 'POST', headers: { 'content-type': type }, body }));

  it.each<[string, string, number]>([
    ['of one megabyte', JSON.stringify({ query: `{ a(b: "${'x'.repeat(1_000_000)}") }` }), 413],
    ['that is no JSON', '{"query": "{ viewer', 400],
    ['of a hundred thousand brackets', '['.repeat(100_000), 400],
    [
      'that names a prototype',
      '{"__proto__": {"query": "{ viewer { actorId } }"}, "query": "{ viewer { actorId } }"}',
      400,
    ],
    [
      'of many operations at once',
      JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ viewer { actorId } }' }))),
      400,
    ],
    ['that is empty', '', 400],
    ['that is null', 'null', 400],
  ])('%s is refused', async (_name, body, expected) => {
    const { answers, cpu } = await text(body);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: TIMES }, () => expected));
    expect(cpu).toBeLessThan(MOST_CPU_MS);
    await livesOn();
  });

  it('of a type that a form could send is refused', async () => {
    const { answers } = await text('query=%7Bviewer%7BactorId%7D%7D', 'application/x-www-form-urlencoded');
    expect(answers[0]?.status).toBe(415);
  });

  it('that trickles in is cut off', async () => {
    const gateway = await deployed.gateway({ requestTimeoutMs: 1_000 });
    const { port, hostname } = new URL(gateway.url);
    const answered = await new Promise<string>((resolve, reject) => {
      let heard = '';
      const socket = connect({ port: Number(port), host: hostname }, () => {
        socket.write(
          'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nContent-Type: application/json\r\n\r\n{',
        );
      });
      const drip = setInterval(() => socket.write(' '), 100);
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
      socket.on('error', reject);
      socket.on('close', () => {
        clearInterval(drip);
        resolve(heard);
      });
    });
    expect(answered).toContain('408');
  });
});

describe('the schema', () => {
  it('is not told to strangers in production, and nothing is suggested', async () => {
    const { url } = await deployed.gateway({ introspection: false });
    const schema = await post({ query: '{ __schema { types { name } } }' }, `${url}/graphql`);
    expect(JSON.stringify(schema.body)).not.toContain('ReviewCase');
    expect(schema.body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    const typo = await post({ query: '{ viewr { actorId } }' }, `${url}/graphql`);
    expect(JSON.stringify(typo.body)).not.toContain('viewer');
  });
});

describe('an identity that is made up', () => {
  const alone = (headers: Record<string, string>) =>
    send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ viewer { actorId } }' }),
    });

  it('in headers that only we write is not seen', async () => {
    const honest = await post({ query: '{ viewer { actorId permissions } }' });
    const smuggled = await post({ query: '{ viewer { actorId permissions } }' }, undefined, {
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
    const { answers, cpu } = await measured(() => alone({ authorization: `Bearer ${token()}` }));
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    expect(cpu).toBeLessThan(MOST_CPU_MS);
  });

  it('by two credentials at once is refused', async () => {
    const { hostname, port } = new URL(deployed.guildhall.gateway);
    const body = '{"query":"{ viewer { actorId } }"}';
    const answered = await raw(hostname, Number(port), [
      'POST /graphql HTTP/1.1',
      'Host: x',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Authorization: Bearer nonsense',
      `Authorization: Bearer ${deployed.token('owner')}`,
      'Connection: close',
      '',
      body,
    ]);
    expect(answered).toMatch(/^HTTP\/1\.1 (400|401)/);
  });

  it('by two lengths of one body is refused', async () => {
    const { hostname, port } = new URL(deployed.guildhall.gateway);
    const answered = await raw(hostname, Number(port), [
      'POST /graphql HTTP/1.1',
      'Host: x',
      'Content-Length: 4',
      'Transfer-Encoding: chunked',
      '',
      '0',
      '',
      'GET /v1/feed HTTP/1.1',
      'Host: x',
      '',
      '',
    ]);
    expect(answered).toMatch(/^HTTP\/1\.1 400/);
    expect(answered.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  /** A token of ours with another header, signed as told. */
  function forge(header: object, sign: (text: string) => string): string {
    const [, payload = ''] = deployed.token('owner').split('.');
    const text = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}`;
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
  const asked = JSON.stringify({ query: '{ viewer { actorId } }' });

  it.each<[string, Record<string, string>]>([
    ['without a passport', {}],
    ['with nonsense for a passport', { 'x-guildhall-passport': 'e30.e30.e30' }],
    ['with a caller’s own token', { authorization: 'Bearer x' }],
  ])('answers nobody %s', async (_name, headers) => {
    const { catalog } = deployed.guildhall.deployment.gateway.subgraphs;
    const answer = await fetch(`${catalog}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: asked,
    });
    expect(answer.status).toBe(401);
  });
});

interface Sent {
  status: number;
  body: unknown;
}

async function send(init: RequestInit, url = deployed.guildhall.graphql): Promise<Sent> {
  const headers = new Headers(init.headers);
  if (!headers.has('authorization')) headers.set('authorization', `Bearer ${deployed.token('publisher')}`);
  const answer = await fetch(url, { ...init, headers });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

function post(body: object, url?: string, headers: Record<string, string> = {}): Promise<Sent> {
  return send(
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    },
    url,
  );
}

/** The answers of several attacks, and the gateway's CPU time for one of them. */
async function measured(attack: () => Promise<Sent>): Promise<{ answers: Sent[]; cpu: number }> {
  const before = deployed.gatewayCpu();
  const answers: Sent[] = [];
  for (let time = 0; time < TIMES; time += 1) answers.push(await attack());
  return { answers, cpu: (deployed.gatewayCpu() - before) / TIMES };
}

/** The same process still answers. */
async function livesOn(): Promise<void> {
  const { status, body } = await post({ query: '{ viewer { actorId } }' });
  expect({ status, body }).toMatchObject({ status: 200, body: { data: { viewer: {} } } });
  expect(deployed.guildhall.fleet?.processes.get('gateway')?.restarts()).toBe(0);
}

/** What a server says to these bytes until it closes or falls silent. */
function raw(host: string, port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect({ host, port }, () => socket.write(lines.join('\r\n')));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(heard);
    });
  });
}

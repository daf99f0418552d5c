import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { attacker, MOST_CPU_MS, raw, TIMES } from './attacker.ts';
import { shared } from './deployment.ts';

/** Bodies and connections built to exhaust are refused or cut off cheaply, and the gateway lives on. */
const deployed = shared();
const { measured, post, send, warmUp } = attacker(deployed);

beforeAll(() => warmUp());
afterAll(() => deployed.close());

const JSON_TYPE = 'application/json';

describe('a body built to exhaust', () => {
  const honest = { query: '{ viewer { actorId } }' };

  it.each<[string, string, string, number, string]>([
    [
      'of one megabyte',
      JSON.stringify({ query: `{ a(b: "${'x'.repeat(1_000_000)}") }` }),
      JSON_TYPE,
      413,
      'too large',
    ],
    ['that is no JSON', '{"query": "{ viewer', JSON_TYPE, 400, 'JSON'],
    ['of a hundred thousand brackets', '['.repeat(100_000), JSON_TYPE, 400, 'JSON'],
    [
      'that names a prototype',
      `{"__proto__": ${JSON.stringify(honest)}, "query": "{ viewer { actorId } }"}`,
      ...([JSON_TYPE, 400, 'JSON'] as const),
    ],
    [
      'of many operations at once',
      JSON.stringify(Array.from({ length: 50 }, () => honest)),
      JSON_TYPE,
      400,
      'GraphQL',
    ],
    ['that is empty', '', JSON_TYPE, 400, 'empty'],
    ['that is null', 'null', JSON_TYPE, 400, 'GraphQL'],
    [
      ...(['of a type that a form could send', 'query=%7Bviewer%7BactorId%7D%7D'] as const),
      ...(['application/x-www-form-urlencoded', 415, 'Media Type'] as const),
    ],
    ['that says it is text', JSON.stringify(honest), 'text/plain', 400, 'GraphQL'],
  ])('%s is refused, and told why', async (_name, body, type, expected, why) => {
    const { answers, cpu } = await measured(() =>
      send({ method: 'POST', headers: { 'content-type': type }, body }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: TIMES }, () => expected));
    expect(answers[0]?.body).toMatchObject({
      errors: [{ message: expect.stringContaining(why) as string, extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(cpu).toBeLessThan(MOST_CPU_MS);
  });
});

describe('a request whose length is said twice', () => {
  it('is refused, and what it smuggles is not seen', async () => {
    const { answers, cpu } = await measured(() =>
      raw(deployed.guildhall.gateway, [
        ...['POST /graphql HTTP/1.1', 'Host: x', 'Content-Length: 4', 'Transfer-Encoding: chunked', ''],
        ...['0', '', 'GET /v1/feed HTTP/1.1', 'Host: x', '', ''],
      ]),
    );
    for (const answered of answers) {
      expect(answered).toMatch(/^HTTP\/1\.1 400/);
      expect(answered.match(/HTTP\/1\.1/g)).toHaveLength(1);
      expect(answered).toMatch(/"code":"BAD_REQUEST".*"requestId":"[\w-]{36}"/);
    }
    expect(cpu).toBeLessThan(MOST_CPU_MS);
  });
});

describe('nonsense behind requests that are not answered yet', () => {
  it('is not refused in words that would be taken for their answers', async () => {
    const body = '{"query":"{ viewer { actorId } }"}';
    const request = [
      ...['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json'],
      ...[`Authorization: Bearer ${deployed.token('publisher')}`, `Content-Length: ${body.length}`, '', body],
    ].join('\r\n');
    const heard = await raw(deployed.guildhall.gateway, [`${request}${request}NONSENSE`, '', '']);
    expect(heard).not.toContain('HTTP/1.1 400');
  });
});

describe('a refusal beside the graph', () => {
  it.each<[string, string, Record<string, string>, number, string]>([
    ['of a position that is none', '/v1/feed?after=-1', {}, 400, 'BAD_INPUT'],
    [
      ...([
        'of a form that nobody writes',
        `/graphql?query=${encodeURIComponent('{ viewer { actorId } }')}`,
      ] as const),
      ...([{ accept: 'text/html' }, 406, 'BAD_REQUEST'] as const),
    ],
  ])('%s has a code of its page, and names the request', async (_which, path, headers, status, code) => {
    const answer = await send({ headers }, `${deployed.guildhall.gateway}${path}`);
    expect(answer).toMatchObject({
      status,
      body: { errors: [{ extensions: { code, requestId: expect.stringMatching(/^[\w-]{36}$/) as string } }] },
    });
  });
});

describe('who takes their time', () => {
  const PATIENCE_MS = 1_000;

  it('gets no more of it than others: bodies, headers and silence are cut off, and others are served meanwhile', async () => {
    const { url } = await deployed.gateway({ requestTimeoutMs: PATIENCE_MS });
    const before = process.cpuUsage();
    const opening = 'POST /graphql HTTP/1.1\r\nHost: x\r\n';
    const body = `${opening}Content-Length: 1000\r\nContent-Type: application/json\r\n\r\n{`;
    const slow = [
      // Twenty of each at once.
      ...Array.from({ length: 20 }, () => trickle(url, body, ' ')),
      ...Array.from({ length: 20 }, () => trickle(url, opening, 'x: y\r\n')),
      ...Array.from({ length: 20 }, () => trickle(url, '', null)),
    ];
    const others = await Promise.all(
      Array.from({ length: 20 }, () => post({ query: '{ viewer { actorId } }' }, `${url}/graphql`)),
    );
    const ended = await Promise.all(slow);
    const { user, system } = process.cpuUsage(before);

    expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
    const words = new Set(ended.map(({ heard }) => heard.slice(0, 12)));
    // Their last bytes may have crossed the refusal, which is then lost.
    expect([...words].filter(Boolean)).toEqual(['HTTP/1.1 408']);
    // The connections are looked at once a second.
    for (const { ms } of ended) expect(ms).toBeLessThan(PATIENCE_MS + 2_500);
    expect((user + system) / 1_000 / slow.length).toBeLessThan(MOST_CPU_MS);
  });

  it('in reading answers holds nobody up', async () => {
    const { url } = await deployed.gateway();
    const request = [
      ...['GET /graphql?query=%7Bplugins%7Bnodes%7Bid%20name%7D%7D%7D HTTP/1.1', 'Host: x'],
      ...[`Authorization: Bearer ${deployed.token('publisher')}`, '', ''],
    ].join('\r\n');
    // A thousand questions down one line, and not a byte of an answer is read.
    const deaf = await deafCaller(url, request.repeat(1_000));
    const begun = performance.now();
    const other = await post({ query: '{ viewer { actorId } }' }, `${url}/graphql`);
    expect(other.status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(5_000);
    deaf.destroy();
    await expect(post({ query: '{ viewer { actorId } }' }, `${url}/graphql`)).resolves.toMatchObject({
      status: 200,
    });
  });
});

/** Sends an opening, then one morsel every tenth of a second, until the other side has enough. */
function trickle(
  url: string,
  opening: string,
  morsel: string | null,
): Promise<{ heard: string; ms: number }> {
  const { port, hostname } = new URL(url);
  const begun = performance.now();
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ port: Number(port), host: hostname }, () => socket.write(opening));
    const drip = setInterval(() => morsel !== null && socket.write(morsel), 100);
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    // Whoever goes on talking to a line that was cut hears that as an error.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(drip);
      resolve({ heard, ms: performance.now() - begun });
    });
  });
}

async function deafCaller(url: string, bytes: string): Promise<Socket> {
  const { port, hostname } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname });
  socket.on('error', () => undefined).pause();
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

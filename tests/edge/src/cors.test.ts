import { shared, type Deployed } from './deployment.ts';

/** Which pages a gateway of production lets read its answers: those of registered hosts, on every address alike. */
const deployed = shared();
let gateway: Awaited<ReturnType<Deployed['gateway']>>;

beforeAll(async () => {
  gateway = await deployed.gateway({ allowedOrigins: [] });
});
afterAll(() => deployed.close());

const ADDRESSES = [
  ['POST', '/graphql'],
  ['GET', '/v1/live'],
  ['GET', '/v1/feed'],
] as const;

type Address = readonly [method: string, path: string];

/** What a browser asks before it lets a page send a token. */
async function preflight(origin: string, [method, path]: Address): Promise<Headers> {
  const asked = {
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization',
  };
  const answer = await fetch(`${gateway.url}${path}`, { method: 'OPTIONS', headers: { origin, ...asked } });
  await answer.body?.cancel();
  return answer.headers;
}

/** What a browser looks at before it lets a page read. */
async function answerTo(origin: string, [method, path]: Address): Promise<Headers> {
  const answer = await fetch(`${gateway.url}${path}`, {
    method,
    headers: {
      origin,
      'content-type': 'application/json',
      authorization: `Bearer ${deployed.token('owner')}`,
    },
    ...(method === 'POST' && { body: '{"query":"{ viewer { actorId } }"}' }),
  });
  await answer.body?.cancel();
  return answer.headers;
}

const corsOf = (headers: Headers) => [...headers.keys()].filter((name) => name.startsWith('access-control'));

describe.each(ADDRESSES)('%s %s', (...address) => {
  it('lets pages of a registered host ask and read, without being configured for them', async () => {
    const origin = deployed.guildhall.exampleHost;
    const before = await preflight(origin, address);
    expect(before.get('access-control-allow-origin')).toBe(origin);
    expect(before.get('access-control-allow-headers')).toBe('authorization');
    const after = await answerTo(origin, address);
    expect(after.get('access-control-allow-origin')).toBe(origin);
    expect(after.get('vary')?.toLowerCase()).toContain('origin');
  });

  it('lets pages of hosts in other marketplaces ask; whether they may use a token is another question', async () => {
    const headers = await preflight('https://other.guildhall.invalid', address);
    expect(headers.get('access-control-allow-origin')).toBe('https://other.guildhall.invalid');
  });

  it.each(['https://evil.example', 'null'])('tells nothing to pages of %s', async (origin) => {
    for (const headers of [await preflight(origin, address), await answerTo(origin, address)]) {
      expect(corsOf(headers)).toEqual([]);
      expect(headers.get('vary')?.toLowerCase()).toContain('origin');
    }
  });
});

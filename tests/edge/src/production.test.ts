import { metric, post } from './client.ts';
import { shared, type Deployed } from './deployment.ts';
import { RESOLVE, VIEWER } from './documents.ts';

/** A gateway set up as production does: trusted documents, no introspection, rates that bite. */
const deployed = shared();
let gateways: Awaited<ReturnType<Deployed['gateway']>>[];
const RATE = 200;

beforeAll(async () => {
  const settings = {
    documents: 'trusted',
    introspection: false,
    ratePoints: { actor: RATE, marketplace: 100_000, stranger: 50 },
  } as const;
  gateways = [await deployed.gateway(settings), await deployed.gateway(settings)];
});
afterAll(() => deployed.close());

const place = { host: 'fernhill-crm', organization: 'fernhill' };
const here = (which = 0) => gateways[which]?.url ?? '';

describe('a document that no client ships', () => {
  it('is not run for a token that a host signed', async () => {
    const token = await hostToken();
    const own = await post(here(), { token, body: { query: '{ viewer { actorId } }' } });
    expect(own.errors).toMatchObject([{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }]);
    expect(own.status).toBe(403);
    const shipped = await post(here(), {
      token,
      body: { query: RESOLVE, variables: { scope: place, points: null } },
    });
    expect(shipped.data).toMatchObject({ resolveContributions: {} });
  });

  it('runs for who holds the scope of developers by role, and for nobody because they signed in', async () => {
    const body = { query: '{ viewer { actorId } }' };
    const owner = await post(here(), { token: deployed.token('owner'), body });
    expect(owner.data).toMatchObject({ viewer: {} });
    const member = await post(here(), { token: deployed.token('publisher'), body });
    expect(member.errors).toMatchObject([{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }]);
  });
});

describe('a host’s token', () => {
  it.each([
    'policies { id }',
    'reviewCases { nodes { id } }',
    'auditEntries { nodes { id } }',
    'apiKeys { nodes { id } }',
  ])('cannot even name { %s }', async (field) => {
    const gateway = await deployed.gateway({ documents: 'any' });
    const answer = await post(gateway.url, { token: await hostToken(), body: { query: `{ ${field} }` } });
    const [name = ''] = field.split(' ');
    expect(answer.errors?.[0]?.message).toBe(`Cannot query field "${name}" on type "Query".`);
    const owner = await post(gateway.url, {
      token: deployed.token('owner'),
      body: { query: `{ ${field} }` },
    });
    expect(owner.errors).toBeUndefined();
  });
});

describe('a caller in a hurry', () => {
  it('is stopped at the limit, however many gateways they ask, and told when to come back', async () => {
    const token = deployed.token('publisher2');
    let through = 0;
    let last = await post(here(), { token, body: { query: VIEWER } });
    for (let request = 0; request < RATE + 60; request += 1) {
      last = await post(here(request % 2), { token, body: { query: VIEWER } });
      if (last.status === 200) through += 1;
    }
    expect(through).toBeLessThanOrEqual(RATE);
    expect(through).toBeGreaterThan(RATE * 0.9);
    expect(last.status).toBe(429);
    expect(last.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(last.headers.get('ratelimit-policy')).toBe(`"actor";q=${RATE};w=60`);
  });

  it('does not stop their neighbours', async () => {
    const answer = await post(here(), {
      token: deployed.token('owner'),
      body: { query: '{ viewer { actorId } }' },
    });
    expect(answer.status).toBe(200);
  });

  it('who guesses tokens is stopped sooner', async () => {
    const statuses = [];
    for (let guess = 0; guess < 70; guess += 1)
      statuses.push(
        (await post(here(), { token: `guess-${guess}`, body: { query: '{ viewer { actorId } }' } })).status,
      );
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('what the gateway tells of itself', () => {
  it('counts answers, refusals and subgraphs, and names no caller', async () => {
    const url = gateways[0]?.metricsUrl ?? null;
    expect(await metric(url, 'guildhall_http_request_seconds_count', 'route="/graphql"')).toBeGreaterThan(0);
    expect(await metric(url, 'guildhall_refused_total', 'RATE_LIMITED')).toBeGreaterThan(0);
    expect(
      await metric(url, 'guildhall_subgraph_request_seconds_count', 'subgraph="catalog"'),
    ).toBeGreaterThan(0);
    const text = await (await fetch(`${url ?? ''}/metrics`)).text();
    expect(text).not.toContain('mkt_');
    expect(text).not.toContain('act_');
    // Nobody reaches them through the door for clients.
    expect((await fetch(`${here()}/metrics`)).status).toBe(404);
  });
});

describe('what ran here', () => {
  it('was compiled, every time', async () => {
    for (const { metricsUrl } of gateways)
      expect(await metric(metricsUrl, 'guildhall_uncompiled_total')).toBe(0);
  });
});

/** As the example host signs for its own user, asked of its own back end. */
async function hostToken(): Promise<string> {
  const answer = await fetch(`${deployed.guildhall.exampleHost}/api/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: deployed.guildhall.exampleHost },
    body: JSON.stringify({ user: 'ben', organization: 'fernhill', role: 'endUser' }),
  });
  if (!answer.ok) throw new Error(`the example host gives no token: ${answer.status}`);
  const { token } = (await answer.json()) as { token: string };
  return token;
}

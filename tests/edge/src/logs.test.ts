import { z } from 'zod';
import { post } from './client.ts';
import { shared } from './deployment.ts';
import { startLogged, type LoggedGateway } from './logged-gateway.ts';

/** What a gateway writes while it answers, refuses and fails: every byte of its output. */
const deployed = shared();
let gateway: LoggedGateway;
let written = '';

const HOOK = `mkt_1.${'h'.repeat(43)}`;
const TRACE = '0af7651916cd43dd8448eb211c80319c';
/** Must never be written, wherever it was sent. */
const SECRETS = {
  'a token': deployed.token('publisher'),
  'a token that is refused': `${deployed.token('owner')}x`,
  'an API key': 'ghk.mkt_1.key_1.s3cr3t-of-the-key',
  'a value in variables': 'variable-4f1c',
  'a value in the document': 'literal-77ab',
  'a value in an address': 'searched-91de',
  'an address of a webhook': HOOK,
  'a body of a webhook': 'hook-body-2b2b',
  'a header that nobody asked for': 'cookie-5c5c',
};

const line = z.looseObject({
  msg: z.string(),
  requestId: z.string().optional(),
  traceId: z.string().optional(),
  route: z.string().optional(),
  status: z.int().optional(),
  operation: z.string().optional(),
});
const lines = () =>
  written
    .split('\n')
    .filter(Boolean)
    .map((text) => line.parse(JSON.parse(text)));
const answeredIds: string[] = [];

beforeAll(async () => {
  gateway = await startLogged(deployed.guildhall.deployment.gateway);
  const { url } = gateway;
  const token = SECRETS['a token'];
  const query = `query Find($search: String) { plugins(search: $search) { nodes { id } } other: plugins(search: "${SECRETS['a value in the document']}") { nodes { id } } }`;
  const told = await post(url, {
    token,
    body: { query, variables: { search: SECRETS['a value in variables'] } },
    headers: {
      cookie: `session=${SECRETS['a header that nobody asked for']}`,
      traceparent: `00-${TRACE}-b7ad6b7169203331-01`,
    },
  });
  answeredIds.push(told.headers.get('x-request-id') ?? '');
  const typo = `{ plugins(search: "${SECRETS['a value in the document']}") { nodess { id } } }`;
  await post(url, { token, body: { query: typo } });
  await post(url, { token: SECRETS['a token that is refused'], body: { query } });
  await post(url, { token: SECRETS['an API key'], body: { query } });
  const search = new URLSearchParams({
    query: `{ plugins(search: "${SECRETS['a value in an address']}") { nodes { id } } }`,
  });
  await fetch(`${url}/graphql?${search.toString()}`, { headers: { authorization: `Bearer ${token}` } });
  await fetch(`${url}/nowhere?q=${SECRETS['a value in an address']}`);
  await fetch(`${url}/v1/hooks/${HOOK}`, { method: 'POST', body: SECRETS['a body of a webhook'] });
  written = await gateway.close();
}, 60_000);

describe('the access log', () => {
  it('has one line of JSON for each answer, with its id, route, status, time and place in a trace', () => {
    const answered = lines().filter(({ msg }) => msg === 'answered');
    expect(answered).toHaveLength(7);
    expect(answered[0]).toMatchObject({
      ...{ requestId: answeredIds[0], traceId: TRACE, method: 'POST', route: '/graphql', status: 200 },
      ...{
        marketplaceId: deployed.guildhall.personas.publisher.marketplace,
        ms: expect.any(Number) as number,
      },
    });
    expect(answered.map(({ route, status }) => [route, status])).toEqual([
      ['/graphql', 200],
      ['/graphql', 200],
      ['/graphql', 401],
      ['/graphql', 401],
      ['/graphql', 200],
      ['none', 404],
      ['/v1/hooks/:token', 404],
    ]);
  });
});

describe('a gateway', () => {
  it.each(Object.entries(SECRETS))('never writes %s', (_name, secret) => {
    expect(written).not.toContain(secret);
    expect(written).not.toContain(encodeURIComponent(secret));
  });

  it('would be caught, for the output is all there', () => {
    expect(written).toContain(TRACE);
    expect(written).toContain('Server listening');
  });
});

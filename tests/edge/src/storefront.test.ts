import { until } from '@guildhall/testing';
import { z } from 'zod';
import { post } from './client.ts';
import { shared, type Deployed } from './deployment.ts';

/** A storefront that anybody opens: pages with a publishable key, before a gateway of production. */
const deployed = shared();
const STORE = 'https://storefront.invalid';
const PLUGINS =
  '{ plugins { nodes { id name publisher { name } versions { nodes { state } } } } categories { id } }';

let gateway: Awaited<ReturnType<Deployed['gateway']>>;
let key: z.infer<typeof made>;

const made = z.object({ id: z.string(), key: z.string(), rev: z.int() });
const payload = z.object({ payload: z.object({ publishableKey: made }) });

/** Changes a key as the owner of the marketplace does. */
async function change(name: string, input: object): Promise<z.infer<typeof made>> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const query = `mutation ($input: ${type}Input!) {
    payload: ${name}(input: $input) { publishableKey { id key rev } userErrors { message } } }`;
  const body = { query, variables: { input } };
  const { data } = await post(gateway.url, { token: deployed.token('owner'), body });
  return payload.parse(data).payload.publishableKey;
}

/** A plugin that nobody has listed yet; its id. */
async function draft(token: string, slug: string): Promise<string> {
  const ask = async (query: string) =>
    /"id":"(\w+)"/.exec(JSON.stringify((await post(gateway.url, { token, body: { query } })).data))?.[1] ??
    '';
  const publisherId = await ask(
    `mutation { registerPublisher(input: { name: "${slug}", slug: "${slug}" }) { publisher { id } } }`,
  );
  await ask(
    `mutation { claimNamespace(input: { publisherId: "${publisherId}", namespace: "${slug}" }) { publisher { id } } }`,
  );
  return ask(`mutation { createPlugin(input: { publisherId: "${publisherId}", name: "${slug}.chart",
    title: "Chart of ${slug}", summary: "Draws charts of anything." }) { plugin { id } } }`);
}

const visit = (query: string, { origin = STORE, token = key.key, url = gateway.url } = {}) =>
  post(url, { token, body: { query }, headers: { origin } });

beforeAll(async () => {
  gateway = await deployed.gateway({ allowedOrigins: [] });
  key = await change('createPublishableKey', { name: 'Storefront', origins: [STORE] });
  await until(
    'the gateway has heard of the key',
    async () => (await visit('{ categories { id } }')).status === 200,
    10_000,
  );
});
afterAll(() => deployed.close());

describe('a storefront', () => {
  it('shows the catalog to whoever opens its pages, and to no other page', async () => {
    const { status, data, headers } = await visit(PLUGINS);
    expect([status, Object.keys(data ?? {})]).toEqual([200, ['plugins', 'categories']]);
    expect(headers.get('access-control-allow-origin')).toBe(STORE);

    for (const origin of ['https://evil.invalid', deployed.guildhall.exampleHost, 'null', ''])
      expect(await visit(PLUGINS, { origin })).toMatchObject({
        status: 403,
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
  });

  it('is let ask by browsers that know nothing of the key yet', async () => {
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const preflight = async (origin: string) => {
      const answer = await fetch(`${gateway.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, ...asked },
      });
      await answer.body?.cancel();
      return answer.headers.get('access-control-allow-origin');
    };
    expect(await preflight(STORE)).toBe(STORE);
    expect(await preflight('https://evil.invalid')).toBeNull();
  });

  it('is shown neither what is not listed yet, nor anything of a neighbour, whose owner has no say over the key', async () => {
    for (const [persona, slug] of [
      ['publisher', 'shown-late'],
      ['otherPublisher', 'next-door'],
    ] as const) {
      const id = await draft(deployed.token(persona), slug);
      const query = `{ plugin(id: "${id}") { name } }`;
      const own = await post(gateway.url, { token: deployed.token(persona), body: { query } });
      expect(own.data).toEqual({ plugin: { name: `${slug}.chart` } });
      expect((await visit(query)).data).toEqual({ plugin: null });
      expect(JSON.stringify((await visit(PLUGINS)).data)).not.toContain(slug);
    }
    const revoke = `mutation { revokePublishableKey(input: { id: "${key.id}" }) { userErrors { code } } }`;
    const tried = await post(gateway.url, { token: deployed.token('otherOwner'), body: { query: revoke } });
    expect(tried.data).toEqual({ revokePublishableKey: { userErrors: [{ code: 'NOT_FOUND' }] } });
  });

  it.each([
    ['what stands in the host view for people of a host', '{ hosts { id } }', 'FORBIDDEN'],
    [
      'contributions',
      '{ resolveContributions(scope: { host: "h", organization: "o" }) { etag } }',
      'FORBIDDEN',
    ],
    ['installations', '{ installations { nodes { id } } }', 'FORBIDDEN'],
    ['the audit', '{ auditEntries { nodes { id } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['policies', '{ policies { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['keys', '{ publishableKeys { nodes { key } } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a change',
      'mutation { registerPublisher(input: { name: "a", slug: "aa" }) { userErrors { code } } }',
      'FORBIDDEN',
    ],
  ])('is not shown %s', async (_what, query, code) => {
    const { data, errors } = await visit(query);
    expect(errors?.[0]?.extensions?.code).toBe(code);
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  });

  it.each(['/v1/live', '/v1/feed'])('has no business at %s', async (path) => {
    const headers = { origin: STORE, authorization: `Bearer ${key.key}` };
    const answer = await fetch(gateway.url + path, { headers });
    await answer.body?.cancel();
    expect(answer.status).toBe(403);
  });

  it('has limits of its own, by address', async () => {
    const small = await deployed.gateway({ ratePoints: { actor: 3, marketplace: 1_000, stranger: 1_000 } });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await visit(PLUGINS, { url: small.url })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const person = { token: deployed.token('owner'), body: { query: '{ viewer { actorId } }' } };
    expect((await post(small.url, person)).status).toBe(200);
  });

  it('goes on with the key of before for a day when it is replaced, and is closed when keys are revoked', async () => {
    const next = await change('rotatePublishableKey', { id: key.id });
    const heard = (token: string, status: number) =>
      until('the gateway has heard', async () => (await visit(PLUGINS, { token })).status === status, 10_000);
    await heard(next.key, 200);
    expect((await visit(PLUGINS)).status).toBe(200);
    for (const { id, key: token } of [key, next]) {
      await change('revokePublishableKey', { id });
      await heard(token, 401);
    }
  });
});

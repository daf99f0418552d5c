import { HeaderMap } from '@apollo/server';
import { systemSession } from '@guildhall/authz';
import type { CompiledGateway, Send } from '@guildhall/compiled-executor';
import { readSupergraph } from '@guildhall/schema';
import { GraphQLError } from 'graphql';
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import type { Asked } from '../documents/asked.ts';
import { openMetrics } from '../telemetry/metrics.ts';
import { documentLimits } from './limits.ts';
import { openApollo } from './open-apollo.ts';
import { openGraph } from './open-graph.ts';
import { shortAnswers, type Manner } from './short-answers.ts';
import type { GatewayContext } from './subgraph-client.ts';

const POST: Manner = { method: 'POST', headers: {} };
const GET: Manner = { method: 'GET', headers: {} };
const context = (): GatewayContext => ({
  session: systemSession('mkt_1', 'r1'),
  trace: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), flags: '00' },
});

describe('the short way and the way through Apollo Server', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a list', '{ plugins(first: 2) { nodes { id name } pageInfo { hasNextPage } } }', {}],
    ['variables', 'query ($n: Int) { plugins(first: $n) { nodes { id } } }', { n: 2 }],
    ['a fragment', '{ plugins { nodes { ...P } } } fragment P on Plugin { id name __typename }', {}],
    ['a part that a subgraph refuses', '{ plugins { nodes { id } } viewer { actorId } }', {}],
    ['a promise that a subgraph breaks', '{ plugins { nodes { id name } totalCount: __typename } }', {}],
    ['an operation among others', 'query A { viewer { actorId } } query B { plugins { nodes { id } } }', {}],
  ])('answer alike to %s', async (name, query, variables) => {
    const gateway = await aGateway({ breaks: name.includes('breaks') });
    const asked = aQuestion(query, { variables, operationName: query.includes('query B') ? 'B' : null });
    const { short, long } = await gateway.both(asked);
    expect(short?.status).toBe(200);
    expect(JSON.parse(short?.body ?? '')).toEqual(JSON.parse(long.body));
    expect(new Map(short?.headers)).toEqual(new Map(long.headers));
  });

  it.each<[string, string | undefined]>([
    ['nothing', undefined],
    ['anything', '*/*'],
    ['JSON', 'application/json'],
    ['GraphQL’s own type', 'application/graphql-response+json'],
    ['both, as clients do', 'application/graphql-response+json, application/json;q=0.9'],
  ])('answer alike to who accepts %s', async (_name, accept) => {
    const gateway = await aGateway();
    const { short, long } = await gateway.both(aQuestion('{ plugins { nodes { id } } }'), {
      method: 'POST',
      headers: { ...(accept !== undefined && { accept }) },
    });
    expect(new Map(short?.headers)).toEqual(new Map(long.headers));
  });
});

/** Duties of the long way that the short one must not slip past: each is left to it. */
describe('the short way leaves', () => {
  const deep = `{ ${'plugins { nodes { publisher { '.repeat(8)} id ${'} } }'.repeat(8)} }`;
  const aliases = `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: viewer { actorId }`).join(' ')} }`;
  const tokens = `{ ${'viewer { actorId } '.repeat(1_500)} }`;
  const directives = `{ viewer { ${'actorId @skip(if: false) '.repeat(60)} } }`;
  const costly =
    '{ plugins(first: 100) { nodes { versions(first: 100) { nodes { timeline(first: 100) { nodes { at } } } } } } }';

  it.each<[string, string, Manner]>([
    ['what is no GraphQL', '{ plugins {', POST],
    ['what does not fit the graph', '{ nothingLikeThis }', POST],
    ['too deep a document', deep, POST],
    ['too many aliases', aliases, POST],
    ['too many tokens', tokens, POST],
    ['too many directives', directives, POST],
    ['too costly a document', costly, POST],
    ['questions about the schema', '{ plugins { nodes { id } } __schema { queryType { name } } }', POST],
    [
      'a resolution, which has a guard',
      'query { a: resolveContributions(scope: {host: "h", organization: "o"}) { feedSeq } }',
      POST,
    ],
    [
      'a GET that writes',
      'mutation { createMarketplace(input: {slug: "s", name: "n"}) { userErrors { code } } }',
      GET,
    ],
    [
      'a GET with a body’s type',
      '{ plugins { nodes { id } } }',
      { method: 'GET', headers: { 'content-type': 'text/plain' } },
    ],
    [
      'who accepts nothing that we write',
      '{ plugins { nodes { id } } }',
      { method: 'POST', headers: { accept: 'text/html' } },
    ],
    ['variables that do not fit', 'query ($n: Int!) { plugins(first: $n) { nodes { id } } }', POST],
    ['an operation that is not there', 'query A { viewer { actorId } } query B { viewer { actorId } }', POST],
  ])('%s to Apollo Server', async (_name, query, manner) => {
    const gateway = await aGateway();
    for (const trusted of [false, true])
      expect(await gateway.short(aQuestion(query, { trusted }), context(), manner)).toBeNull();
    expect(gateway.sent()).toBe(0);
  });

  it.each([
    ['deep', deep],
    ['of many aliases', aliases],
    ['of many directives', directives],
    ['costly', costly],
  ])('no document that is %s where no limit is set: the control', async (_name, query) => {
    const { graph } = await aGateway();
    const unlimited = shortAnswers(graph, { validationRules: [] });
    expect(await unlimited(aQuestion(query), context(), POST)).not.toBeNull();
  });

  it('nothing that keeps the limits: the control', async () => {
    const gateway = await aGateway();
    expect(await gateway.short(aQuestion('{ plugins { nodes { id } } }'), context(), GET)).not.toBeNull();
    expect(gateway.sent()).toBe(1);
  });
});

describe('what a subgraph says of itself', () => {
  it('does not leave the house, and what it says to the caller does', async () => {
    const gateway = await aGateway();
    const { short } = await gateway.both(aQuestion('{ plugins { nodes { id } } viewer { actorId } }'));
    expect(short?.body).toContain('Something broke on our side');
    expect(short?.body).not.toContain('10.0.0.7');
  });
});

describe('a document that was validated', () => {
  it('is validated again for another graph', async () => {
    const gateway = await aGateway();
    const asked = aQuestion('{ plugins { nodes { id } } }', { trusted: true });
    expect(await gateway.short(asked, context(), POST)).not.toBeNull();
    await gateway.graph.update(readSupergraph().replace(/^ {2}plugins\(/m, '  extensions('));
    expect(await gateway.short(asked, context(), POST)).toBeNull();
  });
});

function aQuestion(query: string, changes: Partial<Asked> = {}): Asked {
  const hash = createHash('sha256').update(query).digest('hex');
  const { operationName = null, variables = {} } = changes;
  const body = { query, operationName, variables };
  return { query, hash, trusted: false, operationName, variables, body, ...changes };
}

/** The real graph before one subgraph that lists plugins and fails at everything else. */
async function aGateway({ breaks = false } = {}) {
  let sent = 0;
  const send: Send<GatewayContext> = ({ body }) => {
    sent += 1;
    const { query } = JSON.parse(body) as { query: string };
    if (!query.includes('plugins')) return Promise.reject(new GraphQLError('no route to 10.0.0.7:5432'));
    const nodes = [
      { __typename: 'Plugin', id: 'plg_1', name: breaks ? null : 'acme.one' },
      { __typename: 'Plugin', id: 'plg_2', name: 'acme.two' },
    ];
    const errors = query.includes('viewer') ? { errors: [{ message: 'at 10.0.0.7', path: ['viewer'] }] } : {};
    const page = {
      __typename: 'PluginConnection',
      totalCount: 'PluginConnection',
      nodes,
      pageInfo: { hasNextPage: false },
    };
    return Promise.resolve(JSON.stringify({ data: { plugins: page, viewer: null }, ...errors }));
  };
  const graph = openGraph(
    { executor: 'compiled', planner: 'hive' },
    { supergraphSdl: readSupergraph(), send, metrics: openMetrics(), log: pino({ level: 'silent' }) },
  ) as CompiledGateway<GatewayContext>;
  const limits = documentLimits();
  const apollo = openApollo(graph, { introspection: false, limits, plugins: [] });
  await apollo.start();
  closing.push(() => apollo.stop());
  const short = shortAnswers(graph, limits);
  const long = async ({ body }: Asked, { headers }: Manner) => {
    const map = new HeaderMap([['content-type', 'application/json']]);
    if (headers.accept !== undefined) map.set('accept', headers.accept);
    const answered = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: map, search: '', body },
      context: () => Promise.resolve(context()),
    });
    if (answered.body.kind !== 'complete') throw new Error('an answer in parts');
    return { status: answered.status ?? 200, headers: answered.headers, body: answered.body.string };
  };
  return {
    ...{ short, graph, sent: () => sent },
    both: async (asked: Asked, manner: Manner = POST) => ({
      short: await short(asked, context(), manner),
      long: await long(asked, manner),
    }),
  };
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

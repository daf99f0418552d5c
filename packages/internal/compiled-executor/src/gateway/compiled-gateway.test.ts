import { parse, printSchema } from 'graphql';
import { fakeSubgraphs, type FakeContext } from '../testing/fake-subgraphs.ts';
import { compose, guildhallGraph, mediaGraph } from '../testing/graphs.ts';
import type { SubgraphRequest } from '../run/run.ts';
import { CompiledGateway } from './compiled-gateway.ts';
import { stringifyAnswer } from './json-text.ts';
import type { GatewayExecutor } from './stock-executor.ts';

const context: FakeContext = { seed: 1, mishaps: { nulls: 0, broken: 0, errors: 0 } };
const SHELF = '{ shelf { label first { title derivedSlug } } }';

/** A gateway over fake subgraphs; queries wait for `until`. */
async function open({
  sdl = mediaGraph(),
  sharing = false,
  until = Promise.resolve(null),
}: { sdl?: string; sharing?: boolean; until?: Promise<null> } = {}) {
  const asked: SubgraphRequest[] = [];
  const fallbacks: string[] = [];
  const { send } = fakeSubgraphs(sdl);
  const gateway = new CompiledGateway<FakeContext>({
    supergraphSdl: sdl,
    planner: 'apollo',
    asText: (query) => query.startsWith('#text'),
    identityOf: sharing ? ({ seed }) => String(seed) : null,
    onFallback: (reason) => fallbacks.push(reason),
    async send(request, world) {
      asked.push(request);
      if (request.operationKind === 'query') await until;
      return send(request, world);
    },
  });
  const { executor } = await gateway.load();
  const ask = (query: string, variables: Record<string, unknown> = {}, as: FakeContext = context) => {
    const document = parse(query);
    const [operation] = document.definitions;
    const request = { request: { query, variables }, queryHash: query, document, operation, context: as };
    // All that an executor looks at; Apollo Server would add its own.
    return executor({
      ...request,
      metrics: {},
      logger: console,
    } as unknown as Parameters<GatewayExecutor>[0]);
  };
  return { gateway, ask, asked, fallbacks };
}

const someText: unknown = expect.any(String);

describe('CompiledGateway', () => {
  it('tells listeners of the schema that clients see, early and late ones', async () => {
    const { gateway } = await open();
    const seen: string[] = [];
    gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
      seen.push(printSchema(apiSchema));
    });
    await gateway.update(guildhallGraph());

    expect(seen).toEqual([
      expect.stringContaining('type Shelf'),
      expect.stringContaining('type Installation'),
    ]);
    expect(seen[0]).not.toContain('hidden');
  });

  it('answers with compiled plans and never asks the stock executor for what it compiled', async () => {
    const { ask, fallbacks } = await open();

    expect(await ask(SHELF)).toMatchObject({ data: { shelf: { label: someText } } });
    expect(fallbacks).toEqual([]);
  });

  it('answers with text where it is asked to, and means the same', async () => {
    const { ask } = await open();
    const [objects, text] = [await ask(SHELF), await ask(`#text\n${SHELF}`)];

    expect(JSON.parse(stringifyAnswer(text))).toEqual(objects);
    expect(stringifyAnswer(text)).toBe(JSON.stringify(text));
  });

  it('answers questions about the schema without asking a subgraph', async () => {
    const { ask, asked } = await open();
    const query = 'query ($name: String!) { __typename found: __type(name: $name) { kind name } }';
    const answer = await ask(query, { name: 'Book' });

    expect(answer).toEqual({ data: { __typename: 'Query', found: { kind: 'OBJECT', name: 'Book' } } });
    expect(asked).toEqual([]);
  });

  it('refuses variables of the wrong type before anything is asked', async () => {
    const { ask, asked } = await open();
    const { errors } = await ask('query ($id: ID!) { book(id: $id) { title } }', {});

    expect(errors?.[0]?.message).toContain('"$id"');
    expect(asked).toEqual([]);
  });

  it('refuses response names that reach into objects', async () => {
    const { ask } = await open();
    const { errors } = await ask('{ __proto__: shelf { label } }');

    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('says what it did not compile and lets the stock executor answer', async () => {
    const { ask, fallbacks } = await open({ sdl: selfReferring() });
    const { data } = await ask('{ again { __type(name: "Query") { name } } }');

    expect(fallbacks).toEqual(['introspection inside another object']);
    expect(data).toMatchObject({ again: { __type: { name: 'Query' } } });
  });

  it('keeps serving when it is offered a broken supergraph', async () => {
    const { gateway, ask } = await open();

    await expect(gateway.update('type Query { nothing: Gone }')).rejects.toThrow(Error);
    expect(await ask('{ shelf { label } }')).toMatchObject({ data: { shelf: {} } });
  });

  describe('sharing answers', () => {
    it('asks once for equal questions of one identity at the same time', async () => {
      const { ask, asked } = await open({ sharing: true });
      const [first, second] = await Promise.all([ask('{ shelf { label } }'), ask('{ shelf { label } }')]);

      expect(asked).toHaveLength(1);
      expect(second).toEqual(first);
    });

    it('never shares between identities, or between different variables', async () => {
      const { ask, asked } = await open({ sharing: true });
      const query = 'query ($id: ID!) { book(id: $id) { title } }';
      await Promise.all([
        ask(query, { id: 'Book-1' }),
        ask(query, { id: 'Book-2' }),
        ask(query, { id: 'Book-1' }, { ...context, seed: 2 }),
      ]);

      expect(asked).toHaveLength(3);
    });

    it('never shares a mutation', async () => {
      const { ask, asked } = await open({ sharing: true });
      await Promise.all([ask('mutation { touch }'), ask('mutation { touch }')]);

      expect(asked.map(({ operationKind }) => operationKind)).toEqual(['mutation', 'mutation']);
    });

    it('asks again for whoever comes after a mutation, although the old answer is still under way', async () => {
      const slow = Promise.withResolvers<null>();
      const { ask, asked } = await open({ sharing: true, until: slow.promise });
      const before = ask('{ shelf { label } }');
      await ask('mutation { touch }');
      const after = ask('{ shelf { label } }');
      slow.resolve(null);
      await Promise.all([before, after]);

      expect(asked.map(({ operationKind }) => operationKind)).toEqual(['query', 'mutation', 'query']);
    });
  });
});

function selfReferring(): string {
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])';
  return compose({ only: `${link} type Query { again: Query }` });
}

import { parse } from 'graphql';
import { openSupergraph } from '../planner/open-supergraph.ts';
import { isObject } from '../run/json.ts';
import type { Send } from '../run/run.ts';
import { fakeSubgraphs, type FakeContext } from '../testing/fake-subgraphs.ts';
import { guildhallGraph } from '../testing/graphs.ts';
import { createCompiledExecutor } from './compiled-executor.ts';

/** Ten plugins with ten versions each, and only four versions in the world. */
const world: FakeContext = {
  ...{ seed: 7, population: 4, page: 10 },
  mishaps: { nulls: 0, broken: 0, errors: 0 },
};
const VERSIONS = 'versions(first: 10) { nodes { id run { state } } }';
const QUERY = `{ plugins(first: 10) { nodes { ${VERSIONS} } } }`;

const sdl = guildhallGraph();
const { send } = fakeSubgraphs(sdl);

/** The answer, and every request that forge was sent. */
async function ask(query: string, planner: 'hive' | 'apollo') {
  const supergraph = await openSupergraph(sdl, planner);
  const told: Record<string, unknown>[] = [];
  const listening: Send<FakeContext> = (request, context) => {
    const body: unknown = JSON.parse(request.body);
    if (request.service === 'forge' && isObject(body) && isObject(body['variables']))
      told.push(body['variables']);
    return send(request, context);
  };
  const operation = createCompiledExecutor(supergraph, listening).prepare(parse(query), undefined);
  if (!('execute' in operation)) throw new Error('not compiled');
  const answer = await operation.execute({}, world);
  if (!('data' in answer)) throw new Error('refused');
  return { data: answer.data, told };
}

/** Every version in the answer, as often as it is there. */
function versionsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(versionsIn);
  if (!isObject(value)) return [];
  return 'run' in value ? [value['id']] : Object.values(value).flatMap(versionsIn);
}

describe.each(['hive', 'apollo'] as const)('with the plans of %s', (planner) => {
  it('an entity that stands in many places is asked about once', async () => {
    const { data, told } = await ask(QUERY, planner);
    const places = versionsIn(data);

    expect(places).toHaveLength(100);
    expect(new Set(places).size).toBe(4);
    expect(told).toHaveLength(1);
    const [representations] = Object.values(told[0] ?? {});
    expect(representations).toHaveLength(4);
    expect(representations).toEqual(
      expect.arrayContaining([...new Set(places)].map((id) => expect.objectContaining({ id }) as unknown)),
    );
  });

  it('each of its places shows the same answer', async () => {
    const { data } = await ask(QUERY, planner);
    const shown = new Map<string, Set<string>>();
    const look = (value: unknown): void => {
      if (Array.isArray(value)) for (const one of value) look(one);
      if (!isObject(value)) return;
      if ('run' in value) {
        const known = shown.get(String(value['id'])) ?? new Set();
        shown.set(String(value['id']), known.add(JSON.stringify(value['run'])));
      } else for (const one of Object.values(value)) look(one);
    };
    look(data);

    expect([...shown.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1]);
  });

  it('entities that lie at different ends of a question share one request', async () => {
    const { told } = await ask(
      `{ plugins(first: 10) { nodes { ${VERSIONS} } } version(id: "v") { run { state } } }`,
      planner,
    );
    const asked = told.flatMap((variables) => Object.values(variables).flatMap(each));

    expect(told).toHaveLength(1);
    expect(new Set(asked).size).toBe(asked.length);
  });
});

/** Each representation of a list, as text. */
function each(list: unknown): string[] {
  return Array.isArray(list) ? list.map((one: unknown) => JSON.stringify(one)) : [];
}

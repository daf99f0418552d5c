import { parse } from 'graphql';
import type { PlanNode } from '../plan/plan.ts';
import { guildhallGraph, mediaGraph } from '../testing/graphs.ts';
import { openSupergraph } from './open-supergraph.ts';
import type { PlannerName } from './query-planner.ts';

const graphs = { guildhall: guildhallGraph(), media: mediaGraph() };

describe.each<PlannerName>(['apollo', 'hive'])('the %s planner', (name) => {
  async function plan(graph: keyof typeof graphs, text: string): Promise<PlanNode | null> {
    const { planner } = await openSupergraph(graphs[graph], name);
    return planner.plan(parse(text), undefined);
  }

  it('asks one subgraph for what one subgraph knows', async () => {
    expect(await plan('guildhall', '{ viewer { __typename } }')).toMatchObject({
      kind: 'fetch',
      service: 'catalog',
    });
  });

  it('asks others about the same object, with its key', async () => {
    const node = await plan('guildhall', '{ version(id: "v") { versionString run { state } } }');

    expect(node).toMatchObject({
      kind: 'sequence',
      nodes: [
        { kind: 'fetch', service: 'catalog', place: [] },
        {
          kind: 'entities',
          service: 'forge',
          batches: [
            {
              places: [[{ kind: 'key', name: 'version' }]],
              requires: [{ kind: 'fragment', type: 'Version' }],
            },
          ],
        },
      ],
    });
  });

  it('carries variables and conditions along', async () => {
    const text =
      'query ($id: ID!, $run: Boolean!) { version(id: $id) { id run @include(if: $run) { state } } }';
    const node = await plan('guildhall', text);

    expect(node).toMatchObject({
      nodes: [
        { variables: ['id'] },
        {
          kind: 'condition',
          variable: 'run',
          whenTrue: { kind: 'entities', service: 'forge' },
          whenFalse: null,
        },
      ],
    });
  });

  it('repeats no mutation: it says which requests are writes', async () => {
    expect(await plan('media', 'mutation { touch }')).toMatchObject({
      kind: 'fetch',
      operationKind: 'mutation',
    });
  });

  it('tells subgraphs that know only the interface the interface', async () => {
    const node = JSON.stringify(await plan('media', '{ book(id: "b") { score } }'));

    expect(node).toContain('"value":"Media"');
  });

  it('asks nobody for the type of the root', async () => {
    expect(await plan('media', '{ __typename }')).toBeNull();
  });

  it('needs a supergraph that is one', async () => {
    await expect(openSupergraph('type Query { a: Gone }', name)).rejects.toThrow(Error);
  });
});

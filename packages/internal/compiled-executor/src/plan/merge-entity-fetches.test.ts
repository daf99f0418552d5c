import { mergeEntityFetches } from './merge-entity-fetches.ts';
import type { EntitiesNode, PlanNode } from './plan.ts';

function entities(
  service: string,
  fields: string,
  place: string,
  change: Partial<EntitiesNode> = {},
): EntitiesNode {
  return {
    kind: 'entities',
    service,
    operation: `query Q__${place}($representations:[_Any!]!){_entities(representations:$representations){${fields}}}`,
    operationName: `Q__${place}`,
    operationKind: 'query',
    variables: [],
    batches: [
      {
        alias: '_entities',
        variable: 'representations',
        places: [[{ kind: 'key', name: place }]],
        requires: [],
        inputRewrites: [],
        outputRewrites: [],
        contextArguments: [],
      },
    ],
    ...change,
  };
}

function merged(...nodes: PlanNode[]): PlanNode {
  return mergeEntityFetches({ kind: 'parallel', nodes });
}

describe('mergeEntityFetches', () => {
  it('asks one subgraph once for what it would be asked at the same time', () => {
    const node = merged(entities('catalog', '...on A{a}', 'x'), entities('catalog', '...on B{b}', 'y'));

    expect(node).toMatchObject({
      kind: 'entities',
      operationName: null,
      operation:
        'query($_r0:[_Any!]!$_r1:[_Any!]!){_e0:_entities(representations:$_r0){...on A{a}}_e1:_entities(representations:$_r1){...on B{b}}}',
      batches: [
        { alias: '_e0', variable: '_r0' },
        { alias: '_e1', variable: '_r1' },
      ],
    });
  });

  it('asks the same of several places in one batch', () => {
    const node = merged(entities('catalog', '...on A{a}', 'x'), entities('catalog', '...on A{a}', 'y'));

    expect(node).toMatchObject({
      batches: [{ alias: '_entities', places: [[{ name: 'x' }], [{ name: 'y' }]] }],
    });
  });

  it('keeps named fragments of two requests apart', () => {
    const withFragment = (place: string, fields: string) =>
      entities('catalog', '...F', place, {
        operation: `query($representations:[_Any!]!){_entities(representations:$representations){...F}} fragment F on A{${fields}}`,
      });
    const node = merged(withFragment('x', 'a'), withFragment('y', 'b'));

    expect(node).toMatchObject({
      operation: expect.stringContaining('fragment F_0 on A{a}fragment F_1 on A{b}') as unknown,
    });
  });

  it('carries each client variable once', () => {
    const using = (place: string, fields: string) =>
      entities('catalog', fields, place, {
        operation: `query($representations:[_Any!]!$first:Int){_entities(representations:$representations){${fields}}}`,
        variables: ['first'],
      });
    const node = merged(using('x', '...on A{a(first:$first)}'), using('y', '...on B{b(first:$first)}'));

    expect(node).toMatchObject({
      variables: ['first'],
      operation: expect.stringMatching(/^query\([^)]*\$first:Int[^)]*\)/) as unknown,
    });
    expect(node).not.toMatchObject({
      operation: expect.stringMatching(/\$first:Int.*\$first:Int/) as unknown,
    });
  });

  it('leaves other subgraphs, conditions and contextual arguments as they are', () => {
    const contextual = entities('catalog', '...on A{a}', 'x');
    const [batch] = contextual.batches;
    const nodes: PlanNode[] = [
      {
        ...contextual,
        batches: batch ? [{ ...batch, contextArguments: [{ variable: 'c', path: [] }] }] : [],
      },
      entities('catalog', '...on B{b}', 'y'),
      entities('forge', '...on B{b}', 'y'),
      { kind: 'condition', variable: 'v', whenTrue: entities('catalog', '...on C{c}', 'z'), whenFalse: null },
    ];
    const node = merged(...nodes);

    expect(node).toMatchObject({ kind: 'parallel' });
    expect(node.kind === 'parallel' && node.nodes).toHaveLength(4);
  });
});

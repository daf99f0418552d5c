import { parse } from 'graphql';
import { openSupergraph } from '../planner/open-supergraph.ts';
import { isObject } from '../run/json.ts';
import { contextGraph } from '../testing/graphs.ts';
import { createCompiledExecutor } from './compiled-executor.ts';

interface Asked {
  query: string;
  variables: Record<string, unknown>;
}

/** Two places with one offer in common, and one of its own. */
const PLACES = [
  { __typename: 'Place', id: 'paris', currency: 'EUR', offers: [offer('o1')] },
  { __typename: 'Place', id: 'texas', currency: 'USD', offers: [offer('o1'), offer('o2')] },
];

function offer(id: string) {
  return { __typename: 'Offer', id };
}

/** Prices an offer in whatever currency it is told. */
function answer({ query, variables }: Asked): unknown {
  if (query.includes('{places{')) return { places: structuredClone(PLACES) };
  const [, currency] = Object.entries(variables).find(([name]) => name.startsWith('contextual')) ?? [];
  const representations = Array.isArray(variables['representations']) ? variables['representations'] : [];
  return {
    _entities: representations.map((each) => ({
      price: [isObject(each) && each['id'], currency].join(' in '),
    })),
  };
}

async function ask(text: string) {
  const supergraph = await openSupergraph(contextGraph(), 'hive');
  const asked: Asked[] = [];
  const executor = createCompiledExecutor<null>(supergraph, async ({ body }) => {
    // Our own text.
    const request = JSON.parse(body) as Asked;
    asked.push(request);
    return JSON.stringify({ data: answer(request) });
  });
  const operation = executor.prepare(parse(text), undefined);
  if (!('execute' in operation)) throw new Error('not compiled');
  return { planner: supergraph.planner.name, asked, answered: await operation.execute({}, null) };
}

describe('contextual arguments', () => {
  it('take their values from the object around, also where two objects show the same entity', async () => {
    const { answered } = await ask('{ places { id offers { id price } } }');

    expect(answered).toEqual({
      data: {
        places: [
          { id: 'paris', offers: [{ id: 'o1', price: 'o1 in EUR' }] },
          {
            id: 'texas',
            offers: [
              { id: 'o1', price: 'o1 in USD' },
              { id: 'o2', price: 'o2 in USD' },
            ],
          },
        ],
      },
    });
  });

  it('need one request per distinct value', async () => {
    const { asked } = await ask('{ places { offers { price } } }');

    expect(asked).toHaveLength(1 + 2);
  });

  it('are planned by the planner that knows them, whichever was asked for', async () => {
    expect((await ask('{ places { id } }')).planner).toBe('apollo');
  });
});

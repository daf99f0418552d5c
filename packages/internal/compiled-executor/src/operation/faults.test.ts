import { parse } from 'graphql';
import { openSupergraph } from '../planner/open-supergraph.ts';
import type { Send } from '../run/run.ts';
import { Unreachable } from '../subgraphs/carry.ts';
import { fakeSubgraphs, type FakeContext } from '../testing/fake-subgraphs.ts';
import { guildhallGraph } from '../testing/graphs.ts';
import { createCompiledExecutor } from './compiled-executor.ts';

const world: FakeContext = { seed: 3, mishaps: { nulls: 0, broken: 0, errors: 0 } };
const VERSION = '{ version(id: "v") { id versionString run { state } reviewCase { queue } } }';

const sdl = guildhallGraph();
const supergraph = await openSupergraph(sdl, 'hive');
const { send } = fakeSubgraphs(sdl);

/** The answer while forge does something else than answering. */
async function askWithout(forge: () => Promise<string>) {
  const faulty: Send<FakeContext> = (request, context) =>
    request.service === 'forge' ? forge() : send(request, context);
  const operation = createCompiledExecutor(supergraph, faulty).prepare(parse(VERSION), undefined);
  if (!('execute' in operation)) throw new Error('not compiled');
  return operation.execute({}, world);
}

const someText: unknown = expect.any(String);

describe('a subgraph that does not do its part', () => {
  it.each<[string, () => Promise<string>, string]>([
    ['is not there', () => Promise.reject(new Unreachable('not reached')), 'not reached'],
    ['answers garbage', async () => '<html>', 'the answer of subgraph forge is not a GraphQL response'],
    ['answers something else', async () => '[1]', 'the answer of subgraph forge is not a GraphQL response'],
    [
      'answers data of a wrong form',
      async () => '{"data":"x"}',
      'the answer of subgraph forge is not a GraphQL response',
    ],
    ['refuses', async () => '{"errors":[{"message":"no"}]}', 'no'],
    [
      'answers without entities',
      async () => '{"data":{}}',
      'Expected "data._entities" in response to be an array',
    ],
    [
      'answers with too many entities',
      async () => '{"data":{"_entities":[null,null]}}',
      'Expected "data._entities" to contain 1 elements',
    ],
  ])('and %s takes only its own fields away', async (_, forge, message) => {
    const answer = await askWithout(forge);

    expect(answer).toMatchObject({
      data: {
        version: { versionString: someText, run: null, reviewCase: { queue: someText } },
      },
    });
    expect(answer.errors?.map((error) => error.message)).toEqual([message]);
  });

  it('names the place in the whole answer where it failed', async () => {
    const errors = [{ message: 'no', path: ['_entities', 0, 'run'], extensions: { code: 'FORBIDDEN' } }];
    const answer = await askWithout(async () =>
      JSON.stringify({ data: { _entities: [{ run: null }] }, errors }),
    );

    expect(answer.errors?.[0]).toMatchObject({
      message: 'no',
      path: ['version', 'run'],
      extensions: { code: 'FORBIDDEN', serviceName: 'forge' },
    });
  });

  it('tells where the data breaks a promise when nothing else explains it', async () => {
    const answer = await askWithout(async () =>
      JSON.stringify({ data: { _entities: [{ run: { state: 'NEW' } }] } }),
    );

    expect(answer).toMatchObject({
      data: { version: { run: null } },
      extensions: {
        valueCompletion: [
          { message: 'Invalid value found for field Run.state.', path: ['version', 'run', 'state'] },
        ],
      },
    });
  });
});

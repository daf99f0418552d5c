import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parse, print, type DocumentNode, type GraphQLError } from 'graphql';
import {
  compiledContender,
  type CompiledContender,
  parseValid,
  stockContender,
  type Contender,
  type Outcome,
} from './testing/contenders.ts';
import { isObject } from './run/json.ts';
import type { Mishaps } from './testing/fake-resolvers.ts';
import { guildhallGraph, mediaGraph } from './testing/graphs.ts';
import { randomOperation } from './testing/random-operation.ts';
import { confusesTheRustPlanner, losesTypeOnStock } from './testing/known-defects.ts';
import * as spoil from './testing/spoil.ts';

/*
 * Random operations in random worlds: the compiled executor and Apollo's answer the same, errors included. Every document
 * is asked in several worlds, because planning it costs more than running it.
 */
const DOCUMENTS = Number(process.env['DIFFERENTIAL_DOCUMENTS'] ?? 250);
const WORLDS = 20;
/** Documents after which a missing step must have shown. */
const NOTICED_WITHIN = 600;
const MISHAPS: Mishaps = { nulls: 60, broken: 12, errors: 40 };
const NO_MISHAPS: Mishaps = { nulls: 60, broken: 0, errors: 0 };
const A_MINUTE = 60_000;
const choices = fc.array(fc.nat({ max: 9_999 }), { minLength: 5, maxLength: 120, size: 'max' });

interface Comparison {
  sdl: string;
  documents: number;
  worlds: number;
  mishaps: Mishaps;
  compare: (ours: Outcome, theirs: Outcome) => void;
  isSpared?: (document: DocumentNode) => boolean;
}

describe.each([
  { graph: 'the graph of Guildhall', sdl: guildhallGraph(), compare: inEveryRespect },
  // Apollo's executor counts wrongly in lists of several types: there its errors name the right field of another item.
  { graph: 'a graph with abstract types', sdl: mediaGraph(), compare: butForIndexes },
])('on $graph', ({ sdl, compare }) => {
  it(
    'compiled and stock execution of the same plans give the same answers, 5,000 operations',
    async () => {
      const contender = await compiledContender(sdl, 'apollo');
      const { run, runAsText } = contender;
      const bothForms: Contender = async (...asked) => {
        const [objects, text] = [await run(...asked), await runAsText(...asked)];
        expect(text.data).toEqual(objects.data);
        for (const error of objects.errors) expectNull(objects.data, error);
        return objects;
      };
      const isSpared = (document: DocumentNode) => losesTypeOnStock(contender.planOf(document) ?? null);
      const plan = { sdl, compare, isSpared, documents: DOCUMENTS, worlds: WORLDS, mishaps: MISHAPS };
      const compared = await compareAll(plan, { ...contender, run: bothForms });
      console.log(`${compared} operations compared`);

      expect(compared).toBe(DOCUMENTS * WORLDS);
    },
    5 * A_MINUTE,
  );

  it(
    'the plans of the Rust planner give the same data',
    async () => {
      const contender = await compiledContender(sdl, 'hive');
      const isSpared = (document: DocumentNode) => {
        const plan = contender.planOf(document);
        return plan === undefined || confusesTheRustPlanner(plan) || /derived/.test(print(document));
      };
      const plan = { sdl, documents: 100, worlds: 3, mishaps: NO_MISHAPS, compare: inEveryRespect, isSpared };

      await expect(compareAll(plan, contender)).resolves.toBe(300);
    },
    A_MINUTE,
  );

  it(
    'missing null propagation is noticed',
    async () => {
      const contender = await compiledContender(sdl, 'apollo', spoil.withoutNullPropagation);
      const plan = { sdl, compare, documents: NOTICED_WITHIN, worlds: 3, mishaps: MISHAPS };

      await expect(compareAll(plan, contender)).rejects.toThrow(/toEqual/);
    },
    A_MINUTE,
  );
});

describe('on a graph with abstract types', () => {
  it.each([
    ['conditions', spoil.withoutConditions],
    ['input rewrites', spoil.withoutInputRewrites],
    ['requirements', spoil.withoutRequirements],
  ])(
    'a missing step is noticed: %s',
    async (_, step) => {
      const sdl = mediaGraph();
      const contender = await compiledContender(sdl, 'apollo', step);
      const plan = { sdl, compare: butForIndexes, documents: NOTICED_WITHIN, worlds: 3, mishaps: MISHAPS };

      await expect(compareAll(plan, contender)).rejects.toThrow(/toEqual/);
    },
    A_MINUTE,
  );

  it('fields of different types under one name keep their values, and a missing output rewrite is noticed', async () => {
    const text = 'query Random { media(first: 9) { id ... on Book { mark } ... on Film { mark } } }';
    const sdl = mediaGraph();
    const stock = await stockContender(sdl);
    const sound = await compiledContender(sdl, 'apollo');
    const spoilt = await compiledContender(sdl, 'apollo', spoil.withoutOutputRewrites);
    let noticed = 0;
    for (let seed = 0; seed < 10; seed += 1) {
      const asked = [parse(text), { text, variables: {} }, { seed, mishaps: NO_MISHAPS }] as const;
      const expected = await stock(...asked);
      inEveryRespect(await sound.run(...asked), expected);
      if (!isDeepStrictEqual((await spoilt.run(...asked)).data, expected.data)) noticed += 1;
    }

    expect(noticed).toBeGreaterThan(0);
  });
});

/** How many operations were compared. Throws at the first difference. */
async function compareAll(
  { sdl, documents, worlds, mishaps, compare, isSpared }: Comparison,
  { run, schema }: Pick<CompiledContender, 'run' | 'schema'>,
): Promise<number> {
  const stock = await stockContender(sdl);
  let compared = 0;
  const property = fc.asyncProperty(choices, fc.nat(), async (numbers, seed) => {
    const operation = randomOperation(schema, numbers);
    const document = parseValid(schema, operation);
    // Another is drawn instead.
    fc.pre(!isSpared?.(document));
    for (let world = 0; world < worlds; world += 1) {
      const context = { seed: seed + world, mishaps };
      compare(await run(document, operation, context), await stock(document, operation, context));
      compared += 1;
    }
  });
  await fc.assert(property, { numRuns: documents, endOnFailure: true, includeErrorInReport: true });
  return compared;
}

function inEveryRespect(ours: Outcome, theirs: Outcome): void {
  expect(comparable(ours, () => true)).toEqual(comparable(theirs, () => true));
}

function butForIndexes(ours: Outcome, theirs: Outcome): void {
  const isName = (step: string | number) => typeof step === 'string';
  expect(comparable(ours, isName)).toEqual(comparable(theirs, isName));
}

function comparable({ data, errors }: Outcome, counts: (step: string | number) => boolean) {
  const told = errors.map(({ message, path }) => JSON.stringify([message, path?.filter(counts) ?? null]));
  return { data, errors: told.toSorted() };
}

/** Where an error points, or on the way there, something is missing. */
function expectNull(data: unknown, { path, message }: GraphQLError): void {
  let here: unknown = data;
  if (!path) return;
  for (const step of path) {
    if (here === null) return;
    here = valueAt(here, step);
  }
  expect([message, path, here ?? null]).toEqual([message, path, null]);
}

function valueAt(holder: unknown, step: string | number): unknown {
  if (Array.isArray(holder)) return holder[Number(step)];
  return isObject(holder) ? holder[step] : null;
}

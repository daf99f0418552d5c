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
import { hash } from './testing/hash.ts';
import { randomOperation } from './testing/random-operation.ts';
import { randomVariables } from './testing/random-variables.ts';
import { confusesTheRustPlanner, losesTypeOnStock, mayShowNothing } from './testing/known-defects.ts';
import * as spoil from './testing/spoil.ts';

/*
 * Random operations in random worlds: the compiled executor and Apollo's answer the same, errors included. Every document
 * is asked in several worlds, because planning it costs more than running it, and with other variables in each: ten
 * thousand different questions in all.
 */
const DOCUMENTS = Number(process.env['DIFFERENTIAL_DOCUMENTS'] ?? 500);
const WORLDS = 5;
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
  /** Drawn anew each time where none is given. */
  seed?: number;
}

describe.each([
  {
    graph: 'the graph of Guildhall',
    sdl: guildhallGraph(),
    compare: inEveryRespect,
    compareOthers: inWhatIsShown,
  },
  // Apollo's executor counts wrongly in lists of several types: there its errors name the right field of another item.
  { graph: 'a graph with abstract types', sdl: mediaGraph(), compare: butForIndexes, compareOthers: inData },
])('on $graph', ({ sdl, compare, compareOthers }) => {
  it(
    'compiled and stock execution of the same plans give the same answers, 2,500 questions',
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
      console.log(`${compared} questions compared`);

      expect(compared).toBe(DOCUMENTS * WORLDS);
    },
    5 * A_MINUTE,
  );

  it(
    'the plans of the Rust planner give the same data and failures in 2,500 questions',
    async () => {
      const contender = await compiledContender(sdl, 'hive');
      const isSpared = (document: DocumentNode) => {
        if (mayShowNothing(document) || /derived/.test(print(document))) return true;
        const plan = contender.planOf(document);
        return plan === undefined || confusesTheRustPlanner(plan);
      };
      // Of other plans it is other questions that err: always the same ones, so that a difference is explained once.
      const same = { seed: 2026, documents: DOCUMENTS, worlds: WORLDS, mishaps: MISHAPS };
      const plan = { ...same, sdl, isSpared, compare: compareOthers };

      await expect(compareAll(plan, contender)).resolves.toBe(DOCUMENTS * WORLDS);
    },
    5 * A_MINUTE,
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
  { sdl, documents, worlds, mishaps, compare, isSpared, seed }: Comparison,
  { run, schema }: Pick<CompiledContender, 'run' | 'schema'>,
): Promise<number> {
  const stock = await stockContender(sdl);
  let compared = 0;
  const property = fc.asyncProperty(choices, fc.nat(), async (numbers, seed) => {
    const operation = randomOperation(schema, numbers);
    const document = parseValid(schema, operation);
    // Another is drawn instead.
    fc.pre(!isSpared?.(document));
    const variablesIn = (world: number) =>
      randomVariables(
        schema,
        document,
        numbers.map((number, at) => hash(number, at, world) % 10_000),
      );
    for (let world = 0; world < worlds; world += 1) {
      const context = { seed: seed + world, mishaps };
      const asked = world === 0 ? operation : { ...operation, variables: variablesIn(world) };
      compare(await run(document, asked, context), await stock(document, asked, context));
      compared += 1;
    }
  });
  await fc.assert(property, {
    numRuns: documents,
    endOnFailure: true,
    includeErrorInReport: true,
    ...(seed !== undefined && { seed }),
  });
  return compared;
}

function inEveryRespect(ours: Outcome, theirs: Outcome): void {
  expect(comparable(ours, () => true)).toEqual(comparable(theirs, () => true));
}

function butForIndexes(ours: Outcome, theirs: Outcome): void {
  const isName = (step: string | number) => typeof step === 'string';
  expect(comparable(ours, isName)).toEqual(comparable(theirs, isName));
}

/**
 * Plans of another planner ask for fields in another order, and a subgraph stops at the first that takes its object away:
 * what fails in objects that are shown has to agree, and whether anything fails.
 */
function inWhatIsShown(ours: Outcome, theirs: Outcome): void {
  for (const error of ours.errors) expectNull(ours.data, error);
  expect(shown(ours)).toEqual(shown(theirs));
}

function inData(ours: Outcome, theirs: Outcome): void {
  for (const error of ours.errors) expectNull(ours.data, error);
  expect([ours.data, ours.errors.length > 0]).toEqual([theirs.data, theirs.errors.length > 0]);
}

function shown({ data, errors }: Outcome) {
  const failed = errors.filter(({ path }) => path && isObject(valueOn(data, path.slice(0, -1))));
  const told = failed.map(({ message, path, extensions }) =>
    JSON.stringify([message, path?.filter((step) => typeof step === 'string'), extensions['code'] ?? null]),
  );
  return { data, fails: errors.length > 0, failures: [...new Set(told)].sort() };
}

function valueOn(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(valueAt, data);
}

function comparable({ data, errors }: Outcome, counts: (step: string | number) => boolean) {
  const told = errors.map(({ message, path, extensions }) =>
    JSON.stringify([
      message,
      path?.filter(counts) ?? null,
      extensions['code'] ?? null,
      extensions['serviceName'] ?? null,
    ]),
  );
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

import {
  GraphQLError,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';
import { isObject } from '../run/json.ts';
import { hash } from './hash.ts';

/** How often, of a thousand fields, something is missing or fails. Keys are always there. */
export interface Mishaps {
  readonly nulls: number;
  /** Nulls where the schema promises a value. */
  readonly broken: number;
  readonly errors: number;
}

/** An object of the fake world: its type and what it is called there. */
interface FakeObject {
  readonly __typename: string;
  readonly called: string;
  /** What the gateway told of it. */
  readonly told?: Readonly<Record<string, unknown>>;
}

/** A world of objects: everything in it follows from these numbers. */
export interface FakeWorld {
  readonly seed: number;
  readonly mishaps: Mishaps;
  /** Objects of a type; few enough, and the same one turns up in several places. */
  readonly population?: number;
  readonly longestList?: number;
  /** How many a page of a connection holds; as many as other lists unless it is said. */
  readonly page?: number;
}

const KEYS = new Set(['id', 'handle', 'upc']);
const POPULATION = 5;
const LONGEST_LIST = 3;

/** Resolvers for any schema, for one world. */
export function fakeResolvers(world: FakeWorld) {
  const { seed, mishaps } = world;
  const fieldResolver: GraphQLFieldResolver<unknown, unknown, Record<string, unknown>> = (
    source,
    args,
    _context,
    info,
  ) => {
    const object = toFake(source, info.parentType.name);
    if (info.fieldName === '_entities') return readRepresentations(args['representations']);
    if (KEYS.has(info.fieldName)) return object.called;
    const here = [seed, info.parentType.name, object.called, info.fieldName, args];
    const luck = hash(here, 'luck') % 1_000;
    if (luck < mishaps.errors) throw failure(`${object.called}.${info.fieldName} failed`, luck);
    const isPromised = isNonNullType(info.returnType);
    if (luck < mishaps.errors + (isPromised ? mishaps.broken : mishaps.nulls)) return null;
    // What a requirement brought must have an effect, or nobody would notice that it is missing.
    if (info.fieldName.startsWith('derived')) return JSON.stringify(object.told ?? null);
    const making = { ...world, schema: info.schema };
    if (info.fieldName === 'nodes' && world.page !== undefined)
      return Array.from({ length: world.page }, (_, index) =>
        makeValue(making, getNamedType(info.returnType), [here, index]),
      );
    return makeValue(making, info.returnType, here);
  };
  const typeResolver: GraphQLTypeResolver<unknown, unknown> = (value, _context, { schema }) => {
    const { __typename, called } = toFake(value, '');
    return narrow(schema, __typename, called);
  };
  return { fieldResolver, typeResolver };
}

/** Every other one has a code and something to say beside it. */
function failure(message: string, luck: number): GraphQLError {
  const extensions = { code: `CODE_${luck % 4}`, luck };
  return new GraphQLError(message, luck % 2 === 0 ? {} : { extensions });
}

function readRepresentations(representations: unknown): (FakeObject | null)[] {
  if (!Array.isArray(representations)) throw new Error('no representations');
  return representations.map((representation: unknown) => {
    if (!isObject(representation)) throw new Error('no representation');
    const { __typename, id, handle, upc, ...told } = representation;
    const called = id ?? handle ?? upc;
    // Apollo's planner forgets the key of some requirements of interface objects; nobody is called like that.
    if (typeof __typename !== 'string' || typeof called !== 'string') return null;
    return { __typename, called, told };
  });
}

interface Making extends FakeWorld {
  readonly schema: GraphQLSchema;
}

function makeValue(world: Making, type: GraphQLOutputType, here: readonly unknown[]): unknown {
  const { schema, longestList = LONGEST_LIST } = world;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const length = hash(here, 'length') % (longestList + 1);
    return Array.from({ length }, (_, index) => makeItem(world, nullable.ofType, [here, index]));
  }
  const named = getNamedType(nullable);
  if (isEnumType(named)) return named.getValues()[hash(here) % named.getValues().length]?.name;
  if (!isCompositeType(named)) return makeLeaf(named.name, hash(here));
  const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
  const names = possible.map(({ name }) => name).toSorted();
  const name = names[hash(here, 'type') % names.length] ?? named.name;
  return makeObject(name, here, world.population);
}

/** Lists that allow it have holes. */
function makeItem(world: Making, type: GraphQLOutputType, here: readonly unknown[]): unknown {
  if (!isNonNullType(type) && world.mishaps.nulls > 0 && hash(here, 'hole') % 10 === 0) return null;
  return makeValue(world, type, here);
}

/** What an object really is that is only known by an interface: its name tells, or else decides. */
function narrow(schema: GraphQLSchema, typeName: string, called: string): string {
  const type = schema.getType(typeName);
  if (!isAbstractType(type)) return typeName;
  const names = schema.getPossibleTypes(type).map(({ name }) => name);
  const told = names.find((name) => called.startsWith(`${name}-`));
  return told ?? names.toSorted()[hash(called) % names.length] ?? typeName;
}

function makeObject(typeName: string, here: readonly unknown[], population = POPULATION): FakeObject {
  return { __typename: typeName, called: `${typeName}-${hash(here) % population}` };
}

function makeLeaf(typeName: string, number: number): unknown {
  switch (typeName) {
    case 'Int':
      return number % 100;
    case 'Float':
      return (number % 1_000) / 8;
    case 'Boolean':
      return number % 2 === 0;
    case 'JSON':
      return { [`key ${number % 3}`]: [number % 7, null, 'quo"te'] };
    default:
      return number % 9 === 0 ? `"line\n${number % 50}" \u2028` : `text ${number % 50}`;
  }
}

function toFake(value: unknown, typeName: string): FakeObject {
  if (!isObject(value)) return { __typename: typeName, called: 'root' };
  const { __typename, called, told } = value;
  if (typeof __typename !== 'string' || typeof called !== 'string') throw new Error('not of this world');
  return { __typename, called, ...(isObject(told) && { told }) };
}

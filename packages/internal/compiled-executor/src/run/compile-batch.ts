import { isObjectType, type GraphQLSchema } from 'graphql';
import type { EntityBatch } from '../plan/plan.ts';
import { findAt, type PlaceFinder } from './places.ts';
import { compileRepresentation, type Represent } from './representations.ts';
import { compileRewrites, type ApplyRewrites } from './rewrites.ts';
import type { Surroundings } from './run.ts';

/** One batch, ready to run. */
export interface CompiledBatch {
  readonly alias: string;
  readonly variable: string;
  readonly finders: readonly PlaceFinder[];
  readonly represent: Represent;
  readonly rewrite: ApplyRewrites | null;
  readonly copiesEntities: boolean;
  /** Names of types that no object is more precisely of. */
  readonly objectTypes: ReadonlySet<string>;
}

export function compileBatch(
  { schema, copiesEntities }: Pick<Surroundings<unknown>, 'schema' | 'copiesEntities'>,
  batch: EntityBatch,
): CompiledBatch {
  return {
    copiesEntities,
    alias: batch.alias,
    variable: batch.variable,
    finders: batch.places.map((place) => findAt(schema, place)),
    represent: compileRepresentation(schema, batch),
    rewrite: compileRewrites(schema, batch.outputRewrites),
    objectTypes: objectTypesOf(schema),
  };
}

const objectTypes = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

function objectTypesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const known = objectTypes.get(schema);
  if (known) return known;
  const names = new Set(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .map(({ name }) => name),
  );
  objectTypes.set(schema, names);
  return names;
}

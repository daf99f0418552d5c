import { isObjectType, type GraphQLSchema } from 'graphql';
import type { EntitiesNode, EntityBatch } from '../plan/plan.ts';
import { compileContextual } from './compile-contextual.ts';
import { gather, type Gathered } from './gather.ts';
import { findAt, type PlaceFinder } from './places.ts';
import { placeEntities } from './place-entities.ts';
import { compileRepresentation, type Represent } from './representations.ts';
import { bodyWriter } from './request-body.ts';
import { compileRewrites, type ApplyRewrites } from './rewrites.ts';
import type { Execute, Surroundings } from './run.ts';
import { readAnswer } from './subgraph-answer.ts';
import { unanswered } from './subgraph-error.ts';

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

/** Fields that a subgraph adds to objects it is told about: one request, however many batches. */
export function compileEntities<Context>(
  node: EntitiesNode,
  surroundings: Surroundings<Context>,
): Execute<Context> {
  if (node.batches.some(({ contextArguments }) => contextArguments.length > 0))
    return compileContextual(node, surroundings);
  const { send } = surroundings;
  const { service, operationKind } = node;
  const batches = node.batches.map((batch) => compileBatch(surroundings, batch));
  const write = bodyWriter(node);
  return async ({ data, errors, sent, context }) => {
    const gathered = gather(data, batches);
    if (gathered.isEmpty) return;
    try {
      const body = write(sent, writeRepresentations(gathered));
      const answer = readAnswer(service, await send({ service, operationKind, body }, context));
      placeEntities({ service, data, answer, gathered, errors });
    } catch (error) {
      // Each batch stands for a question of its own, and each goes without an answer.
      for (const each of gathered.batches) if (each.targets.length > 0) errors.push(unanswered(error));
    }
  };
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

function writeRepresentations({ representations }: Gathered): string[] {
  return Array.from(representations, ([variable, { texts }]) => `"${variable}":[${texts.join(',')}]`);
}

import type { GraphQLError } from 'graphql';
import { deepMerge } from './deep-merge.ts';
import type { Gathered, Target } from './gather.ts';
import type { CompiledBatch } from './compile-batch.ts';
import { isObject, type JsonObject } from './json.ts';
import type { ReportedError, SubgraphAnswer } from './subgraph-answer.ts';
import { relocate } from './subgraph-error.ts';

interface Answered {
  readonly service: string;
  readonly data: JsonObject;
  readonly answer: SubgraphAnswer;
  readonly gathered: Gathered;
  readonly errors: GraphQLError[];
}

/** Puts a subgraph's entities where they belong, and its errors where they hurt. Throws on an answer of the wrong form. */
export function placeEntities({ service, data, answer, gathered, errors }: Answered): void {
  // Before anything moves: an answer's objects may replace those that paths lead through.
  for (const error of answer.errors) errors.push(...locateError(service, error, data, gathered));
  if (answer.data === null) return;
  for (const { batch, targets } of gathered.batches) {
    const count = gathered.representations.get(batch.variable)?.texts.length ?? 0;
    const entities = answer.data[batch.alias];
    if (targets.length === 0) continue;
    if (!Array.isArray(entities)) throw new Error('Expected "data._entities" in response to be an array');
    if (entities.length !== count) throw new Error(`Expected "data._entities" to contain ${count} elements`);
    placeBatch(batch, entities, targets);
  }
}

/*
 * An object that several targets share is merged into each without a copy: they stand at the same place, so whatever is
 * added to one of them later is added to all. Where what holds them makes a difference, each gets its own.
 */
function placeBatch(batch: CompiledBatch, entities: readonly unknown[], targets: readonly Target[]): void {
  if (batch.rewrite) rewriteAll(batch, entities, targets);
  const taken = new Set<number>();
  for (const { object, index } of targets) {
    const entity = entities[index];
    if (!isObject(entity)) continue;
    const { __typename } = object;
    deepMerge(object, batch.copiesEntities && taken.has(index) ? structuredClone(entity) : entity);
    taken.add(index);
    // A subgraph that knows only the interface calls the object by it; what is known better stays.
    if (typeof __typename === 'string' && batch.objectTypes.has(__typename))
      object['__typename'] = __typename;
  }
}

/** Rewrites ask for types, which an entity may have left unsaid. */
function rewriteAll(batch: CompiledBatch, entities: readonly unknown[], targets: readonly Target[]): void {
  const done = new Set<number>();
  for (const { object, index } of targets) {
    const entity = entities[index];
    if (done.has(index) || !isObject(entity)) continue;
    done.add(index);
    entity['__typename'] ??= object['__typename'];
    batch.rewrite?.(entity);
  }
}

/** One error for every place that shows the entity; one without a place when the subgraph named none. */
function locateError(
  service: string,
  error: ReportedError,
  data: JsonObject,
  { batches }: Gathered,
): GraphQLError[] {
  const [alias, index, ...rest] = error.path ?? [];
  const asked = batches.find(({ batch }) => batch.alias === alias);
  if (!asked || typeof index !== 'number') return [relocate(service, error, null)];
  const wanted = new Set(asked.targets.filter((each) => each.index === index).map(({ object }) => object));
  const paths = asked.batch.finders.flatMap((finder) => finder.locate(data, wanted));
  return paths.map((path) => relocate(service, error, [...path, ...rest]));
}

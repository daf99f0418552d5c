import type { GraphQLSchema } from 'graphql';
import type { Place, PlaceStep } from '../plan/plan.ts';
import { isObject, type JsonObject } from './json.ts';
import { namesThatSatisfy } from './type-condition.ts';

/** A path as errors name it. */
export type ResponsePath = readonly (string | number)[];

/** Finds the objects at one place of an answer. */
export interface PlaceFinder {
  /** Calls back with each object that is there now, in order. */
  find(data: JsonObject, found: (object: JsonObject) => void): void;
  /** Where in the answer these objects stand: slow, and only for errors. */
  locate(data: JsonObject, wanted: ReadonlySet<JsonObject>): ResponsePath[];
  /** Like `find`, with the objects on the way, the root first. */
  findWithHolders(
    data: JsonObject,
    found: (object: JsonObject, holders: readonly JsonObject[]) => void,
  ): void;
}

type Step =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'each' }
  | { readonly kind: 'types'; readonly names: ReadonlySet<string> };

type Visit = (object: JsonObject, path: ResponsePath, holders: readonly JsonObject[]) => void;

export function findAt(schema: GraphQLSchema, place: Place): PlaceFinder {
  const steps = place.map((step) => compileStep(schema, step));
  return {
    find(data, found) {
      collect(data, steps, 0, found);
    },
    locate(data, wanted) {
      const paths: ResponsePath[] = [];
      walk(data, steps, [], [], (object, path) => {
        if (wanted.has(object)) paths.push(path);
      });
      return paths;
    },
    findWithHolders(data, found) {
      walk(data, steps, [], [], (object, _path, holders) => {
        found(object, holders);
      });
    },
  };
}

function compileStep(schema: GraphQLSchema, step: PlaceStep): Step {
  return step.kind === 'types' ? { kind: 'types', names: namesThatSatisfy(schema, step.names) } : step;
}

function collect(
  value: unknown,
  steps: readonly Step[],
  from: number,
  found: (object: JsonObject) => void,
): void {
  let here = value;
  for (let at = from; at < steps.length; at += 1) {
    const step = steps[at];
    if (step === undefined) return;
    if (Array.isArray(here)) {
      // Planners may leave the list out of a path.
      const next = step.kind === 'each' ? at + 1 : at;
      for (const item of here) collect(item, steps, next, found);
      return;
    }
    if (!isObject(here)) return;
    if (step.kind === 'key') here = here[step.name];
    else if (step.kind === 'types' && !passes(here, step.names)) return;
  }
  if (isObject(here)) found(here);
  else if (Array.isArray(here)) for (const item of here) collect(item, steps, steps.length, found);
}

function walk(
  value: unknown,
  steps: readonly Step[],
  path: ResponsePath,
  holders: readonly JsonObject[],
  visit: Visit,
): void {
  if (Array.isArray(value)) {
    const rest = steps[0]?.kind === 'each' ? steps.slice(1) : steps;
    for (const [index, item] of value.entries()) walk(item, rest, [...path, index], holders, visit);
    return;
  }
  if (!isObject(value)) return;
  const [step, ...rest] = steps;
  if (step === undefined) visit(value, path, holders);
  else if (step.kind === 'key')
    walk(value[step.name], rest, [...path, step.name], [...holders, value], visit);
  else if (step.kind === 'each' || passes(value, step.names)) walk(value, rest, path, holders, visit);
}

/** What does not say its type passes: its place allows only one. */
function passes({ __typename }: JsonObject, names: ReadonlySet<string>): boolean {
  return typeof __typename !== 'string' || names.has(__typename);
}

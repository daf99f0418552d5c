import type { GraphQLSchema } from 'graphql';
import type { Rewrite, RewriteStep } from '../plan/plan.ts';
import { isObject, type JsonObject } from './json.ts';
import { namesThatSatisfy } from './type-condition.ts';

/** Corrects data in place. */
export type ApplyRewrites = (value: unknown) => void;

type Step = { readonly key: string } | { readonly types: ReadonlySet<string> };

/** Prepares corrections of data on its way to or from a subgraph; null when there are none. */
export function compileRewrites(schema: GraphQLSchema, rewrites: readonly Rewrite[]): ApplyRewrites | null {
  const all = rewrites.map((rewrite) => compileRewrite(schema, rewrite));
  if (all.length === 0) return null;
  return (value) => {
    for (const apply of all) apply(value);
  };
}

function compileRewrite(schema: GraphQLSchema, rewrite: Rewrite): ApplyRewrites {
  const last = rewrite.path.at(-1);
  if (last?.kind !== 'key') throw new Error('a rewrite must end in a key');
  const key = last.name;
  const steps = rewrite.path.slice(0, -1).map((step) => compileStep(schema, step));
  const change =
    rewrite.kind === 'set'
      ? (object: JsonObject) => {
          object[key] = rewrite.value;
        }
      : (object: JsonObject) => {
          rename(object, key, rewrite.to);
        };
  return (value) => {
    applyAt(value, steps, 0, change);
  };
}

function rename(object: JsonObject, from: string, to: string): void {
  if (!Object.hasOwn(object, from) || object[from] === undefined) return;
  object[to] = object[from];
  // Undefined reads as "not there" everywhere and keeps the object's shape.
  object[from] = undefined;
}

function compileStep(schema: GraphQLSchema, step: RewriteStep): Step {
  if (step.kind === 'up') throw new Error('only contextual arguments look upwards');
  return step.kind === 'key' ? { key: step.name } : { types: namesThatSatisfy(schema, step.names) };
}

function applyAt(
  value: unknown,
  steps: readonly Step[],
  at: number,
  change: (object: JsonObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(item, steps, at, change);
    return;
  }
  if (!isObject(value)) return;
  const step = steps[at];
  if (step === undefined) change(value);
  else if ('key' in step) applyAt(value[step.key], steps, at + 1, change);
  else if (typeof value['__typename'] !== 'string' || step.types.has(value['__typename']))
    applyAt(value, steps, at + 1, change);
}

import type { GraphQLSchema } from 'graphql';
import type { EntityBatch, Requirement } from '../plan/plan.ts';
import { deepMerge } from './deep-merge.ts';
import { isObject, type JsonObject } from './json.ts';
import { compileRewrites } from './rewrites.ts';
import { namesThatSatisfy } from './type-condition.ts';

/** What a subgraph is told about an object, as JSON text; null when the object is not for this subgraph. */
export type Represent = (object: JsonObject) => string | null;

type Project = (source: JsonObject) => JsonObject | null;

/** Prepares the representations of one batch. Equal text means equal representation. */
export function compileRepresentation(schema: GraphQLSchema, batch: EntityBatch): Represent {
  const project = compileRequirements(schema, batch.requires);
  const rewrite = compileRewrites(schema, batch.inputRewrites);
  return (object) => {
    const representation = project(object);
    if (!representation?.['__typename']) return null;
    rewrite?.(representation);
    return JSON.stringify(representation);
  };
}

type Take = (source: JsonObject, into: JsonObject) => boolean;

function compileRequirements(schema: GraphQLSchema, requirements: readonly Requirement[]): Project {
  const takes = requirements.map((requirement) =>
    requirement.kind === 'field' ? takeField(schema, requirement) : takeFragment(schema, requirement),
  );
  return (source) => {
    const into: JsonObject = {};
    return takes.every((take) => take(source, into)) ? into : null;
  };
}

/** False when the object lacks the field: then there is nothing to ask about it. */
function takeField(schema: GraphQLSchema, requirement: Requirement & { kind: 'field' }): Take {
  const { read, name, selections } = requirement;
  const project = selections && compileRequirements(schema, selections);
  const takeValue = (value: unknown): unknown => {
    if (!project) return value;
    if (Array.isArray(value)) return value.map(takeValue);
    return isObject(value) ? project(value) : null;
  };
  return (source, into) => {
    if (!Object.hasOwn(source, read)) return false;
    const value = source[read];
    if (value === undefined) return false;
    into[name] = takeValue(value);
    return true;
  };
}

/** Always true: what is of another type, or lacks a field, adds nothing. */
function takeFragment(schema: GraphQLSchema, requirement: Requirement & { kind: 'fragment' }): Take {
  const names = namesThatSatisfy(schema, [requirement.type]);
  const project = compileRequirements(schema, requirement.selections);
  return (source, into) => {
    const typename = source['__typename'];
    if (typeof typename !== 'string' || !names.has(typename)) return true;
    const part = project(source);
    if (part) deepMerge(into, part);
    return true;
  };
}

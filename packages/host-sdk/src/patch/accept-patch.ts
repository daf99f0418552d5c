import { Validator } from '@cfworker/json-schema';
import type { JsonObject, RefusedField } from '@guildhall/plugin-sdk/wire';
import { isPlainObject } from '../sandbox/plain-object.ts';

/** A payload after a patch, and what of the patch was left out. */
interface PatchedPayload {
  readonly payload: JsonObject;
  readonly refused: readonly RefusedField[];
}

/**
 * Replaces the fields of a payload that the surface lets interceptors replace, by values of the declared form; the rest
 * of the patch is left out and named. Objects whose fields are declared are merged, everything else is replaced.
 */
export function acceptPatch(
  payload: JsonObject,
  patch: JsonObject,
  schema: JsonObject | undefined,
): PatchedPayload {
  return merge({ payload, patch, schema: schema ?? {}, path: [] });
}

interface Place {
  readonly payload: JsonObject;
  readonly patch: JsonObject;
  readonly schema: Record<string, unknown>;
  readonly path: readonly string[];
}

function merge({ payload, patch, schema, path }: Place): PatchedPayload {
  const properties = isPlainObject(schema.properties) ? schema.properties : {};
  const next: Record<string, JsonObject[string]> = { ...payload };
  const refused: RefusedField[] = [];

  for (const [name, value] of Object.entries(patch)) {
    const here = [...path, name];
    const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const current = Object.hasOwn(payload, name) ? payload[name] : undefined;
    if (declared === undefined || declared === false) refused.push(undeclared(here));
    else if (isPlainObject(declared) && isPlainObject(declared.properties)) {
      if (isObject(value)) {
        const inner = isObject(current) ? current : {};
        const merged = merge({ payload: inner, patch: value, schema: declared, path: here });
        refused.push(...merged.refused);
        next[name] = merged.payload;
      } else refused.push(unfit(here, 'it must be an object'));
    } else {
      const problem = problemOf(value, declared);
      if (problem === null) next[name] = value;
      else refused.push(unfit(here, problem));
    }
  }
  return { payload: next, refused };
}

/** Why a value does not fit; null when it does. A schema that cannot be used lets nothing through. */
function problemOf(value: unknown, schema: unknown): string | null {
  if (schema === true) return null;
  try {
    if (!isPlainObject(schema)) return UNUSABLE;
    const { valid, errors } = new Validator(schema, '2020-12').validate(value);
    return valid ? null : (errors.at(-1)?.error ?? 'it does not fit');
  } catch {
    return UNUSABLE;
  }
}

const UNUSABLE = "the surface's own schema cannot be used";

function undeclared(path: readonly string[]): RefusedField {
  const field = path.join('.');
  return {
    code: 'PATCH_FIELD_NOT_DECLARED',
    field,
    message: `The surface does not let plugins replace "${field}".`,
  };
}

function unfit(path: readonly string[], problem: string): RefusedField {
  const field = path.join('.');
  return {
    code: 'PATCH_FIELD_UNFIT',
    field,
    message: `"${field}" does not fit what the surface declares: ${problem}`,
  };
}

function isObject(value: unknown): value is JsonObject {
  return isPlainObject(value);
}

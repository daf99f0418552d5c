import type { ErrorObject } from 'ajv';
import type { ManifestError } from './manifest-error.ts';
import { nearestHint } from './nearest-hint.ts';
import { pointerTo } from './json/pointer.ts';

/** Keys that other systems use to make plugins depend on each other. Refused by name, because silence would look like consent. */
const DEPENDENCY_KEYS = new Set([
  'dependencies',
  'dependsOn',
  'extensionDependencies',
  'extensionPack',
  'peerDependencies',
  'pluginDependencies',
  'requires',
]);

type Explain = (error: ErrorObject) => Pick<ManifestError, 'code' | 'message' | 'hint'> & { path?: string };

/** By JSON Schema keyword, the sentence for a person. What the schema's own `description` says is the advice. */
const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  additionalProperties: (error) => unknownKey(error, parameter(error, 'additionalProperty')),
  required: (error) => {
    const key = parameter(error, 'missingProperty');
    return {
      code: 'MISSING_KEY',
      message: `The key "${key}" is missing${advice(describedProperty(error, key))}.`,
    };
  },
  type: (error) => ({
    code: 'WRONG_TYPE',
    message: `This is ${kindOf(error.data)}; it has to be of type ${parameter(error, 'type')}${advice(descriptionOf(error.parentSchema))}.`,
  }),
  const: (error) => notAllowed(error),
  enum: (error) => ({ ...notAllowed(error), ...enumHint(error) }),
  pattern: (error) => notAllowed(error),
  minLength: (error) => size(error, 'is too short: it needs at least', 'characters'),
  maxLength: (error) => size(error, 'is too long: it may have at most', 'characters'),
  minItems: (error) => size(error, 'has too few entries: it needs at least', 'of them'),
  maxItems: (error) => size(error, 'has too many entries: it may have at most', 'of them'),
  minProperties: (error) => size(error, 'has too few keys: it needs at least', 'of them'),
  maxProperties: (error) => size(error, 'has too many keys: it may have at most', 'of them'),
  minimum: (error) => size(error, 'is too small: it has to be at least', ''),
  maximum: (error) => size(error, 'is too large: it may be at most', ''),
  uniqueItems: () => ({
    code: 'DUPLICATE_ENTRY',
    message: 'This list names the same entry twice. Keep one.',
  }),
};

/** One error of the validator in the words of a person who has to repair the file. */
export function explainSchemaError(error: ErrorObject): ManifestError {
  const explained = EXPLANATIONS[error.keyword]?.(error) ?? {
    code: 'NOT_ALLOWED',
    message: `This ${error.message ?? 'is not allowed'}.`,
  };
  return { path: error.instancePath, ...explained };
}

function unknownKey(error: ErrorObject, key: string): ReturnType<Explain> {
  const path = pointerTo(error.instancePath, key);
  if (DEPENDENCY_KEYS.has(key)) {
    const message = `"${key}" is refused: plugins cannot depend on each other, so that installing, updating or stopping one never changes another. Remove it, and bundle the code you need.`;
    return { code: 'PLUGIN_DEPENDENCY', message, path };
  }
  const message = `The key ${JSON.stringify(key)} is not known here. Remove or rename it.`;
  return { code: 'UNKNOWN_KEY', message, path, ...nearestHint(key, Object.keys(propertiesOf(error))) };
}

function notAllowed(error: ErrorObject): ReturnType<Explain> {
  const value = error.propertyName ?? error.data;
  const needed = descriptionOf(error.parentSchema) ?? error.message ?? 'something else';
  return { code: 'NOT_ALLOWED', message: `${shown(value)} does not fit. Needed: ${needed}.` };
}

function enumHint(error: ErrorObject): { hint?: string } {
  const allowed: unknown = error.params['allowedValues'];
  if (typeof error.data !== 'string' || !Array.isArray(allowed)) return {};
  return nearestHint(
    error.data,
    allowed.filter((value) => typeof value === 'string'),
  );
}

function size(error: ErrorObject, problem: string, unit: string): ReturnType<Explain> {
  const message = `This ${problem} ${[parameter(error, 'limit'), unit].join(' ').trim()}${advice(descriptionOf(error.parentSchema))}.`;
  return { code: 'OUT_OF_BOUNDS', message };
}

function parameter(error: ErrorObject, name: string): string {
  const value: unknown = error.params[name];
  return Array.isArray(value) ? value.join(' or ') : String(value);
}

function propertiesOf(error: ErrorObject): object {
  const properties: unknown = error.parentSchema?.['properties'];
  return typeof properties === 'object' && properties !== null ? properties : {};
}

function describedProperty(error: ErrorObject, key: string): string | undefined {
  const found = Object.entries(propertiesOf(error)).find(([name]) => name === key);
  return descriptionOf(found?.[1]);
}

function descriptionOf(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null || !('description' in schema)) return undefined;
  return typeof schema.description === 'string' ? schema.description : undefined;
}

function advice(description: string | undefined): string {
  return description === undefined ? '' : ` (${description})`;
}

/** A value short enough to stand in a sentence. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

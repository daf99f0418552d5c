import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { explainSchemaError } from './explain-schema-error.ts';
import type { ManifestError } from './manifest-error.ts';

/** Checks an unknown value against one schema. Errors are added to the list; true means the value is what the type says. */
export type SchemaValidator<T> = (value: unknown, errors: ManifestError[]) => value is T;

/**
 * A validator for one of the public schemas, compiled on first use: compiling takes milliseconds that an import
 * should not cost. Compiling evaluates code, so a page whose policy forbids that must validate on the server.
 */
export function schemaValidator<T>(schema: AnySchemaObject): SchemaValidator<T> {
  let compiled: ReturnType<typeof compile<T>> | undefined;
  return (value, errors): value is T => {
    compiled ??= compile<T>(schema);
    if (compiled(value)) return true;
    // A bad name is reported twice, once for the key and once for the object around it.
    const relevant = (compiled.errors ?? []).filter(({ keyword }) => keyword !== 'propertyNames');
    errors.push(...relevant.map(explainSchemaError));
    return false;
  };
}

function compile<T>(schema: AnySchemaObject) {
  return validator().compile<T>(schema);
}

/** What is wrong with a JSON Schema that came as data, or undefined. */
export function jsonSchemaFault(schema: object): string | undefined {
  const ajv = validator();
  return ajv.validateSchema(schema) === true ? undefined : ajv.errorsText(ajv.errors, { dataVar: 'schema' });
}

function validator(): Ajv2020 {
  // A setting's default may be one of several types; `strictTypes` would call that an oversight.
  return new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, logger: false });
}

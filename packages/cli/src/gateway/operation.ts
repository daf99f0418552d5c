import type { z } from 'zod';

/** A document and what its answer has to look like. */
export interface Operation<T> {
  readonly document: string;
  /** Of `data`. */
  readonly shape: z.ZodType<T>;
}

/** A mutation with one field, which takes `$input` and answers with a payload. */
export interface Mutation<T> {
  readonly field: string;
  readonly document: string;
  /** Of the payload when nothing stood against it. */
  readonly shape: z.ZodType<T>;
}

const defined = new Set<string>();

/** Every document this program may send, once its modules are loaded; gateways can be told to run no others. */
export function definedDocuments(): readonly string[] {
  return [...defined];
}

export function defineQuery<T>(document: string, shape: z.ZodType<T>): Operation<T> {
  defined.add(document);
  return { document, shape };
}

export function defineMutation<T>(
  field: string,
  inputType: string,
  selection: string,
  shape: z.ZodType<T>,
): Mutation<T> {
  const document = `mutation Perform($input: ${inputType}!) {
    ${field}(input: $input) { ${selection} userErrors { code message field } }
  }`;
  defined.add(document);
  return { field, document, shape };
}

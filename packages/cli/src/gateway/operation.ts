import type { z } from 'zod';

/** A document and what its answer has to look like. */
export interface Operation<T> {
  readonly document: string;
  /** Of `data`. */
  readonly shape: z.ZodType<T>;
  /** What the question is about. Where it is missing beside an error nobody could look; it does not mean that there is none. */
  readonly subject: (data: T) => unknown;
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

/** A question. Unless told otherwise it is about every field it begins with; what is missing deeper is left to be null. */
export function defineQuery<T extends object>(
  document: string,
  shape: z.ZodType<T>,
  subject: (data: T) => unknown = wholly,
): Operation<T> {
  defined.add(document);
  return { document, shape, subject };
}

function wholly(data: object): unknown {
  return Object.values(data).includes(null) ? null : data;
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

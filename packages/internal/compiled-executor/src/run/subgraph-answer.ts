import { isObject, type JsonObject } from './json.ts';

/** An error as a subgraph reports it. */
export interface ReportedError {
  readonly message: string | null;
  readonly path: readonly (string | number)[] | null;
  readonly extensions: JsonObject;
}

export interface SubgraphAnswer {
  readonly data: JsonObject | null;
  readonly errors: readonly ReportedError[];
}

/** Reads the text of an answer. Throws when it is not a GraphQL response. */
export function readAnswer(service: string, text: string): SubgraphAnswer {
  const answer = parse(service, text);
  if (!isObject(answer) || !('data' in answer || 'errors' in answer)) throw garbage(service);
  const data = answer['data'] ?? null;
  if (data !== null && !isObject(data)) throw garbage(service);
  return { data, errors: Array.isArray(answer['errors']) ? answer['errors'].map(readError) : [] };
}

/** As the subgraphs of this world begin; what ends like this, too, is not read twice. */
const USUAL = /^\{"(data|errors)":/;

/** Throws when a text is no GraphQL response. Looks at its ends only, where these already tell. */
export function assertAnswer(service: string, text: string): void {
  if (!(USUAL.test(text) && text.endsWith('}'))) readAnswer(service, text);
}

function parse(service: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw garbage(service);
  }
}

function garbage(service: string): Error {
  return new Error(`the answer of subgraph ${service} is not a GraphQL response`);
}

function readError(error: unknown): ReportedError {
  if (!isObject(error)) return { message: null, path: null, extensions: {} };
  const { message, path, extensions } = error;
  return {
    message: typeof message === 'string' && message !== '' ? message : null,
    path: Array.isArray(path) ? path.filter(isPathStep) : null,
    extensions: isObject(extensions) ? extensions : {},
  };
}

function isPathStep(step: unknown): step is string | number {
  return typeof step === 'string' || typeof step === 'number';
}

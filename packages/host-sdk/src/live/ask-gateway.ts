import { isPlainObject } from '../sandbox/plain-object.ts';
import { callGateway, GatewayError, type GatewayAccess } from './gateway.ts';

/** Sends one of the SDK's documents and answers the named field of its data. Throws a GatewayError when there is none. */
export async function askGateway(
  gateway: GatewayAccess,
  document: string,
  variables: object,
  field: string,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const response = await callGateway(gateway, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
    ...(signal ? { signal } : {}),
  });
  return fieldOf(await response.json(), field);
}

/** A field of the answer's data; throws with the first error of the answer, in the marketplace's words. */
export function fieldOf(answer: unknown, field: string): Record<string, unknown> {
  const data = isPlainObject(answer) && isPlainObject(answer.data) ? answer.data : {};
  const found = data[field];
  if (isPlainObject(found)) return found;
  throw new GatewayError(`No ${field}: ${firstError(answer)}`);
}

function firstError(answer: unknown): string {
  const errors: readonly unknown[] =
    isPlainObject(answer) && Array.isArray(answer.errors) ? answer.errors : [];
  const [first] = errors;
  return isPlainObject(first) && typeof first.message === 'string'
    ? first.message
    : 'the answer holds no data.';
}

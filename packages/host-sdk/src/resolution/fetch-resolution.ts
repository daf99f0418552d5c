import type { Resolution } from '../contribution.ts';
import { RESOLVE_CONTRIBUTIONS } from '../documents.ts';
import type { HostScope } from '../host.ts';
import { callGateway, GatewayError, type GatewayAccess } from '../live/gateway.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import { parseResolution } from './parse-resolution.ts';

/** Asks what is contributed in a scope, commands and events included. Null when the answer is still the one with this etag. */
export async function fetchResolution(
  gateway: GatewayAccess,
  scope: HostScope,
  etag: string | null,
  signal: AbortSignal,
): Promise<Resolution | null> {
  const response = await callGateway(
    gateway,
    '/graphql',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) },
      body: JSON.stringify({ query: RESOLVE_CONTRIBUTIONS, variables: { scope, points: null } }),
      signal,
    },
    [304],
  );
  if (response.status === 304) return null;
  const answer: unknown = await response.json();
  const data = isPlainObject(answer) && isPlainObject(answer.data) ? answer.data : {};
  if (!isPlainObject(data.resolveContributions))
    throw new GatewayError(`No resolution: ${firstError(answer)}`);
  return parseResolution(data.resolveContributions);
}

function firstError(answer: unknown): string {
  const errors: readonly unknown[] =
    isPlainObject(answer) && Array.isArray(answer.errors) ? answer.errors : [];
  const [first] = errors;
  return isPlainObject(first) && typeof first.message === 'string'
    ? first.message
    : 'the answer holds no data.';
}

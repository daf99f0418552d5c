import type { Resolution } from '../contribution.ts';
import { RESOLVE_CONTRIBUTIONS } from '../documents.ts';
import type { HostScope } from '../host.ts';
import { fieldOf } from '../live/ask-gateway.ts';
import { callGateway, type GatewayAccess } from '../live/gateway.ts';
import { sha256Hex } from '../sha256-hex.ts';
import { parseResolution } from './parse-resolution.ts';

/** An answer, and the tag by which the gateway knows that we hold it. */
export interface Fetched {
  readonly resolution: Resolution;
  readonly etag: string | null;
}

/** Statuses of a gateway that knows no document by our hash, or no questions in addresses. */
const NOT_BY_HASH = [404, 405];

/** Asks what is contributed in a scope, commands and events included. Null when the answer is still the one with this etag. */
export async function fetchResolution(
  gateway: GatewayAccess,
  scope: HostScope,
  etag: string | null,
  signal: AbortSignal,
): Promise<Fetched | null> {
  const variables = { scope, points: null };
  const headers = etag === null ? {} : { 'if-none-match': etag };
  const response =
    (await askByHash(gateway, variables, { headers, signal })) ??
    (await askWhole(gateway, variables, { headers, signal }));
  if (response.status === 304) return null;
  const resolved = fieldOf(await response.json(), 'resolveContributions');
  return { resolution: parseResolution(resolved), etag: response.headers.get('etag') };
}

interface Asking {
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
}

/** The short form, which a gateway answers from what it keeps; null when this one does not know it. */
async function askByHash(
  gateway: GatewayAccess,
  variables: object,
  { headers, signal }: Asking,
): Promise<Response | null> {
  const search = new URLSearchParams({
    documentId: `sha256:${await sha256Hex(RESOLVE_CONTRIBUTIONS)}`,
    variables: JSON.stringify(variables),
  });
  const path = `/graphql?${search.toString()}`;
  const response = await callGateway(gateway, path, { headers, signal }, [304, ...NOT_BY_HASH]);
  return NOT_BY_HASH.includes(response.status) ? null : response;
}

function askWhole(gateway: GatewayAccess, variables: object, { headers, signal }: Asking): Promise<Response> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: RESOLVE_CONTRIBUTIONS, variables }),
    signal,
  };
  return callGateway(gateway, '/graphql', init, [304]);
}

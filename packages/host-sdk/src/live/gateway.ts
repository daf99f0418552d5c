/** How to reach a marketplace's gateway. */
export interface GatewayAccess {
  /** Origin of the gateway. */
  readonly endpoint: string;
  readonly getToken: () => Promise<string>;
}

/** The gateway answered with something else than what was asked. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
}

/** Calls the gateway with the host's token. Throws a GatewayError unless the answer is good or one of `accepted`. */
export async function callGateway(
  { endpoint, getToken }: GatewayAccess,
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  accepted: readonly number[] = [],
): Promise<Response> {
  const headers = { ...init.headers, authorization: `Bearer ${await getToken()}` };
  const response = await fetch(new URL(path, endpoint), {
    ...init,
    headers,
    credentials: 'omit',
    cache: 'no-store',
  });
  if (response.ok || accepted.includes(response.status)) return response;
  throw new GatewayError(`The marketplace answered ${path} with ${response.status}.`);
}

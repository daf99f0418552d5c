import { GatewayError } from '../live/gateway.ts';
import { parsePublicKeys, type PublicKey } from './public-key.ts';

/**
 * The keys by which a gateway says its marketplaces sign. They are public: no token is sent, and browsers keep the answer
 * for as long as the gateway lets them, unless a `fresh` one is wanted.
 */
export async function fetchKeys(endpoint: string, fresh: boolean, signal: AbortSignal): Promise<PublicKey[]> {
  const cache = fresh ? 'no-cache' : 'default';
  const response = await fetch(new URL('/v1/keys', endpoint), { credentials: 'omit', cache, signal });
  if (!response.ok) throw new GatewayError(`The marketplace answered /v1/keys with ${response.status}.`);
  return parsePublicKeys(await response.json());
}

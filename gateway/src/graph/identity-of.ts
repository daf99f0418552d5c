import type { GatewayContext } from './subgraph-client.ts';

/**
 * Everything about a session that a subgraph's answer may depend on, as one text. Two requests with the same text may
 * share an answer that is under way.
 */
export function identityOf({ session }: GatewayContext): string {
  const { requestId, ...who } = session;
  return JSON.stringify(who);
}

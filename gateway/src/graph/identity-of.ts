import type { Session } from '@guildhall/authz';
import type { GatewayContext } from './subgraph-client.ts';

/**
 * Everything about a session that a subgraph's answer may depend on, as one text. Two requests with the same text may
 * share an answer that is under way.
 */
export function identityOf({ session }: GatewayContext): string {
  const known = identities.get(session);
  if (known !== undefined) return known;
  const { requestId, ...who } = session;
  const identity = JSON.stringify(who);
  identities.set(session, identity);
  return identity;
}

/** Asked once for a question and once for each request that it takes. */
const identities = new WeakMap<Session, string>();

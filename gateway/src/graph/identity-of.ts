import type { GatewayContext } from './subgraph-client.ts';

/**
 * Everything about a session that a subgraph's answer may depend on, as one text. Two requests with the same text may
 * share an answer that is under way. Kept in the context, which ends with its question.
 */
export function identityOf(context: GatewayContext): string {
  if (context.identity === undefined) {
    const { requestId, ...who } = context.session;
    context.identity = JSON.stringify(who);
  }
  return context.identity;
}

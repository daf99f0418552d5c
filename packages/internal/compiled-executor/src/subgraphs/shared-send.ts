import type { Send } from '../run/run.ts';
import type { InFlight } from './in-flight.ts';

/**
 * Whose answers are interchangeable: one text for one marketplace and one identity with the same rights. Null: never
 * share.
 */
export type IdentityOf<Context> = (context: Context) => string | null;

/** Sends equal queries of one identity once while one is under way. The text is shared; everyone parses their own. */
export function sharedSend<Context>(
  send: Send<Context>,
  { inFlight, identityOf }: { inFlight: InFlight<string>; identityOf: IdentityOf<Context> },
): Send<Context> {
  return (request, context) => {
    const identity = request.operationKind === 'query' ? identityOf(context) : null;
    if (identity === null) return send(request, context);
    // The length tells where the identity ends; no name of a subgraph holds a line break.
    const key = `${identity.length}:${identity}${request.service}\n${request.body}`;
    return inFlight.share(key, () => send(request, context));
  };
}

import { actorSurrogate } from '@guildhall/authz';
import type { Context } from '../../context.ts';

/** The actor id under which all builds of one trusted publisher act, whatever key they were given. */
export function buildActor({ actorSecret, session }: Context, trustedPublisherId: string): string {
  return actorSurrogate(
    actorSecret,
    session.marketplaceId,
    'guildhall:trusted-publisher',
    trustedPublisherId,
  );
}

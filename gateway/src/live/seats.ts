import type { Session } from '@guildhall/authz';
import { speak } from '../errors.ts';

/** How many live channels may be open at once in one gateway. */
export interface Seating {
  /** For one actor of a marketplace: a person's tabs, wherever they are. */
  readonly actor: number;
  /** For all together; a load balancer sends whoever is refused elsewhere. */
  readonly gateway: number;
}

/** Tabs share a channel where they can, so that a hundred is far more than a person opens. */
const SEATING: Seating = { actor: 100, gateway: 20_000 };

const COME_BACK_SECONDS = 10;

/** Keeps one caller from holding open what all share. Counted here and now: nobody is asked, and nothing outlives this process. */
export interface Seats {
  /** Takes one until the function that it gives is called. Throws TOO_MANY_STREAMS, and says when to come back. */
  take(session: Pick<Session, 'marketplaceId' | 'actorId'>, reply: Saying): () => void;
}

/** All of a reply that is touched. */
interface Saying {
  header(name: string, value: string): unknown;
}

export function openSeats({ actor, gateway }: Seating = SEATING): Seats {
  const taken = new Map<string, number>();
  let open = 0;

  function refuse(message: string, reply: Saying): never {
    reply.header('retry-after', String(COME_BACK_SECONDS));
    throw speak('TOO_MANY_STREAMS', message, 429);
  }

  return {
    take({ marketplaceId, actorId }, reply) {
      const who = `${marketplaceId}:${actorId}`;
      const own = taken.get(who) ?? 0;
      if (own >= actor)
        refuse(`You have ${own} live channels open here, as many as one caller may; close some.`, reply);
      if (open >= gateway)
        refuse('This gateway has as many live channels open as it takes; try again in a moment.', reply);
      taken.set(who, own + 1);
      open += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        open -= 1;
        const left = (taken.get(who) ?? 1) - 1;
        if (left > 0) taken.set(who, left);
        else taken.delete(who);
      };
    },
  };
}

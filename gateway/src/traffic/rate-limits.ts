import type { Session } from '@guildhall/authz';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { isVisitor } from '../identity/visitor.ts';
import { leaseFrom, type Allowance } from './leases.ts';
import type { SharedCounters } from './shared-counter.ts';
import { WINDOW_SECONDS } from './shared-counter.ts';

/** Requests a minute. */
export interface RatePoints {
  actor: number;
  marketplace: number;
  /** For callers that could not say who they are, by address. */
  stranger: number;
}

/** Keeps one caller from using up what all share, and one marketplace from slowing the others. */
export interface RateLimits {
  /** Throws RATE_LIMITED with the seconds to wait; says in headers what is left. */
  admit(session: Session, reply: FastifyReply, address: string): Promise<void> | undefined;
  /**
   * Counts a request that needs nobody to be asked, and gives the headers that say what is left, each name before its value. Null,
   * and nothing counted, where somebody has to be asked or it is one too many.
   */
  admitAtOnce(this: void, session: Session): string[] | null;
  /** Counts a refused credential; throws once there were too many from this address. */
  noteStranger(address: string, reply: FastifyReply): Promise<void>;
}

export function openRateLimits(counters: SharedCounters, points: RatePoints): RateLimits {
  const actors = leaseFrom(counters.counter('actor', points.actor));
  const marketplaces = leaseFrom(counters.counter('marketplace', points.marketplace));
  const strangers = leaseFrom(counters.counter('stranger', points.stranger));

  const remembered = new WeakMap<Session, Buckets>();

  const policies = {
    actor: policy('actor'),
    marketplace: policy('marketplace'),
    stranger: policy('stranger'),
  };

  function policy(name: keyof RatePoints): string {
    return `"${name}";q=${points[name]};w=${WINDOW_SECONDS}`;
  }

  function settle(name: keyof RatePoints, allowance: Allowance, reply: FastifyReply): void {
    void reply.header('ratelimit-policy', policies[name]);
    void reply.header('ratelimit', standing(name, allowance));
    if (allowance.ok) return;
    void reply.header('retry-after', String(allowance.resetSeconds));
    throw new GraphQLError(
      `Too many requests (${points[name]} a minute for ${WHOM[name]}); try again in ${allowance.resetSeconds} s.`,
      { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } },
    );
  }

  /** A session that is remembered keeps its texts: to join and to measure them anew costs more than to count. */
  function ownBuckets(session: Session): Buckets {
    const known = remembered.get(session);
    if (known) return known;
    const buckets = bucketsOf(session, '');
    remembered.set(session, buckets);
    return buckets;
  }

  return {
    admit(session, reply, address) {
      const buckets = bucketsOf(session, address);
      const shared = marketplaces.take(buckets.shared);
      const own = actors.take(buckets.own);
      if (!(shared instanceof Promise) && !(own instanceof Promise)) {
        if (!shared.ok) settle('marketplace', shared, reply);
        settle('actor', own, reply);
        return undefined;
      }
      return Promise.all([shared, own]).then(([all, mine]) => {
        if (!all.ok) settle('marketplace', all, reply);
        settle('actor', mine, reply);
      });
    },
    // Of visitors, who are counted by address, nobody comes here.
    admitAtOnce(session) {
      const at = Date.now();
      const { shared: all, own: key } = ownBuckets(session);
      if (!marketplaces.hasLeft(all, at) || !actors.hasLeft(key, at)) return null;
      const own = actors.take(key, at);
      const shared = marketplaces.take(all, at);
      if (own instanceof Promise || shared instanceof Promise) return null;
      return ['ratelimit-policy', policies.actor, 'ratelimit', standing('actor', own)];
    },
    async noteStranger(address, reply) {
      settle('stranger', await strangers.take(address), reply);
    },
  };
}

interface Buckets {
  readonly shared: string;
  readonly own: string;
}

/**
 * Where a caller is counted. Visitors by address, since one key stands for all of them; what they take together is none of
 * what a marketplace's own people share.
 */
function bucketsOf(session: Session, address: string): Buckets {
  const { marketplaceId, actorId } = session;
  const own = `${marketplaceId}:${actorId}`;
  return isVisitor(session)
    ? { shared: `${marketplaceId}:visitors`, own: `${own}:${address}` }
    : { shared: marketplaceId, own };
}

function standing(name: keyof RatePoints, { left, resetSeconds }: Allowance): string {
  return `"${name}";r=${left};t=${resetSeconds}`;
}

const WHOM: Readonly<Record<keyof RatePoints, string>> = {
  actor: 'you',
  marketplace: 'this marketplace',
  stranger: 'callers from your address who do not say who they are',
};

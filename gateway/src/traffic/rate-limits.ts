import type { Session } from '@guildhall/authz';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
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
  admit(session: Session, reply: FastifyReply): Promise<void> | undefined;
  /** Counts a refused credential; throws once there were too many from this address. */
  noteStranger(address: string, reply: FastifyReply): Promise<void>;
}

export async function openRateLimits(counters: SharedCounters, points: RatePoints): Promise<RateLimits> {
  const actors = leaseFrom(await counters.counter('actor', points.actor));
  const marketplaces = leaseFrom(await counters.counter('marketplace', points.marketplace));
  const strangers = leaseFrom(await counters.counter('stranger', points.stranger));

  function settle(name: keyof RatePoints, allowance: Allowance, reply: FastifyReply): void {
    void reply.header('ratelimit-policy', `"${name}";q=${points[name]};w=${WINDOW_SECONDS}`);
    void reply.header('ratelimit', `"${name}";r=${allowance.left};t=${allowance.resetSeconds}`);
    if (allowance.ok) return;
    void reply.header('retry-after', String(allowance.resetSeconds));
    throw new GraphQLError(
      `Too many requests (${points[name]} a minute for ${WHOM[name]}); try again in ${allowance.resetSeconds} s.`,
      { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } },
    );
  }

  return {
    admit({ marketplaceId, actorId }, reply) {
      const shared = marketplaces.take(marketplaceId);
      const own = actors.take(`${marketplaceId}:${actorId}`);
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
    async noteStranger(address, reply) {
      settle('stranger', await strangers.take(address), reply);
    },
  };
}

const WHOM: Readonly<Record<keyof RatePoints, string>> = {
  actor: 'you',
  marketplace: 'this marketplace',
  stranger: 'callers from your address who do not say who they are',
};

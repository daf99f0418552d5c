import { RESTRICTION_KINDS, type RestrictionFact, type RestrictionKind } from '@guildhall/availability';
import type { RestrictionState as PublicState } from '@guildhall/schema';
import { z } from 'zod';
import type { RestrictionState } from './restriction-lifecycle.ts';

export const restrictionKind = z.enum(RESTRICTION_KINDS);
export const targetType = z.enum(['VERSION', 'DIGEST', 'PLUGIN', 'PUBLISHER']);
export const restrictionState = z.enum([
  'PROPOSED',
  'HELD',
  'SCHEDULED',
  'ACTIVE',
  'LIFTED',
  'EXPIRED',
  'REFUSED',
]);

export interface RestrictionTarget {
  type: z.infer<typeof targetType>;
  id: string;
}

/** An enforcement measure as governance knows it. */
export interface Restriction {
  id: string;
  kind: RestrictionKind;
  target: RestrictionTarget;
  /** Whose members may not lift it; null where the target's publisher is unknown. */
  publisherId: string | null;
  state: RestrictionState;
  clause: string;
  /** Shown to publishers and host admins. */
  reason: string;
  /** Imposed by one person; lapses unless a second one confirms it. */
  interim: boolean;
  stop: boolean;
  effectiveAt: Date;
  expiresAt: Date | null;
  /** The end that was asked for, which holds once a second person confirms. */
  lastingUntil: Date | null;
  imposedBy: string;
  confirmedBy: string | null;
  /** Position of the newest feed entry about it; 0 while the feed has never told of it. */
  feedSeq: number;
  /** When that entry was made. */
  committedAt: Date;
  rev: number;
}

/** What others get to know. */
export function toPublicRestriction(restriction: Restriction): PublicState {
  const { id, kind, target, state, clause, reason, interim, stop, feedSeq, rev } = restriction;
  return {
    ...{ id, kind, target, state, clause, reason, interim, stop, feedSeq, rev },
    effectiveAt: restriction.effectiveAt.toISOString(),
    expiresAt: restriction.expiresAt?.toISOString() ?? null,
  };
}

/** What availability is computed from. */
export function toFact(restriction: Restriction): RestrictionFact {
  return toPublicRestriction(restriction);
}

/** Whether it has ended by the clock, whatever a late timer has noted (I18). */
export function hasLapsed({ expiresAt }: Restriction, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

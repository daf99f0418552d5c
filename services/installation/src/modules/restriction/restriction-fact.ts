import { RESTRICTION_KINDS, type RestrictionFact } from '@guildhall/availability';
import { z } from 'zod';

const instant = z.union([z.date(), z.string()]).transform((at) => new Date(at).toISOString());

const row = z.object({
  id: z.string(),
  kind: z.enum(RESTRICTION_KINDS),
  targetType: z.enum(['VERSION', 'DIGEST', 'PLUGIN', 'PUBLISHER']),
  targetId: z.string(),
  state: z.enum(['PROPOSED', 'HELD', 'SCHEDULED', 'ACTIVE', 'LIFTED', 'EXPIRED', 'REFUSED']),
  stop: z.boolean(),
  effectiveAt: instant,
  expiresAt: instant.nullable(),
});

/** A stored restriction as the availability rules read it. */
export function restrictionFact(stored: unknown): RestrictionFact {
  const { targetType, targetId, ...rest } = row.parse(stored);
  return { ...rest, target: { type: targetType, id: targetId } };
}

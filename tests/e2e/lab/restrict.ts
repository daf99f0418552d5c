import { z } from 'zod';
import type { OpenGuildhall } from './open-guildhall.ts';

const FIELDS = `restriction {
  id kind state interim reason expiresAt availableActions rev
  propagation { feedSeq committedAt installationAppliedAt }
}`;
const payload = z.object({
  restriction: z.object({
    id: z.string(),
    kind: z.string(),
    state: z.string(),
    interim: z.boolean(),
    reason: z.string(),
    expiresAt: z.string().nullable(),
    availableActions: z.array(z.string()),
    rev: z.int(),
    propagation: z
      .object({ feedSeq: z.int(), committedAt: z.string(), installationAppliedAt: z.string().nullable() })
      .nullable(),
  }),
});
export type Restriction = z.infer<typeof payload>['restriction'];

/** What every block of these tests says in the page. */
export const REASON = 'It sends contacts to a stranger.';

/** The reviewer blocks a version: at once, and for a day unless a second person agrees. */
export async function blockVersion(
  guildhall: OpenGuildhall,
  versionId: string,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<Restriction> {
  const input = {
    idempotencyKey,
    kind: 'HARD_BLOCK',
    target: { type: 'VERSION', id: versionId },
    clause: 'security/exfiltration',
    reason: REASON,
  };
  const reviewer = guildhall.as('reviewer');
  const done = await reviewer.perform('imposeRestriction', 'ImposeRestrictionInput', FIELDS, input, payload);
  return done.restriction;
}

/** The blocks of a version that are in force. */
export async function activeBlocks(guildhall: OpenGuildhall, versionId: string): Promise<{ id: string }[]> {
  const { restrictions } = await guildhall
    .as('reviewer')
    .ask(
      'query ($targetId: ID!) { restrictions(targetId: $targetId, state: ACTIVE) { nodes { id } } }',
      { targetId: versionId },
      z.object({ restrictions: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }),
    );
  return restrictions.nodes;
}

export async function liftBlock(guildhall: OpenGuildhall, restrictionId: string): Promise<Restriction> {
  const input = { restrictionId, reason: 'The publisher has shown that it does not.' };
  const reviewer = guildhall.as('reviewer');
  const done = await reviewer.perform('liftRestriction', 'RestrictionActionInput', FIELDS, input, payload);
  return done.restriction;
}

/** Says yes as the second person, or as whoever `persona` is. */
export async function confirmBlock(
  guildhall: OpenGuildhall,
  restrictionId: string,
  persona: 'reviewer' | 'reviewer2',
): Promise<Restriction> {
  const input = { restrictionId, reason: 'I saw the same.' };
  const done = await guildhall
    .as(persona)
    .perform('confirmRestriction', 'RestrictionActionInput', FIELDS, input, payload);
  return done.restriction;
}

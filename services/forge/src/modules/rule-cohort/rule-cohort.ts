import { isDrawn } from '@guildhall/policy/draw';
import { z } from 'zod';

/** Among whose submissions one rule or check counts; everywhere else it only watches. */
export const ruleCohort = z.object({
  kind: z.enum(['RULE', 'CHECK']),
  /** A check's name, a rule's id, or `custom/<name>` for a rule of the marketplace. */
  name: z.string(),
  /** Of publishers; a restricted one counts as 0. */
  tiers: z.array(z.int()),
  publisherIds: z.array(z.string()),
  namespaces: z.array(z.string()),
  /** Of a thousand plugins, drawn by chance. */
  perMille: z.int(),
});
export type RuleCohort = z.infer<typeof ruleCohort>;

/** What a marketplace says of all of them. A rule that it says nothing of counts for everybody. */
export interface RuleCohortsRow {
  cohorts: readonly RuleCohort[];
  /** Null while nobody has said anything. */
  since: Date | null;
  actorId: string | null;
  rev: number;
}

/** A submission, as far as cohorts look at it. */
export interface Submission {
  marketplaceId: string;
  pluginId: string;
  pluginName: string;
  publisherId: string;
  tier: number;
}

/** Names of the rules or checks that only watch this submission: it belongs to none of what their cohorts name. */
export function onlyWatching(
  kind: RuleCohort['kind'],
  cohorts: readonly RuleCohort[],
  submission: Submission,
  drawKey: Uint8Array,
): string[] {
  return cohorts
    .filter((cohort) => cohort.kind === kind && !belongs(submission, cohort, drawKey))
    .map(({ name }) => name);
}

function belongs(submission: Submission, cohort: RuleCohort, drawKey: Uint8Array): boolean {
  const { marketplaceId, pluginId, pluginName, publisherId, tier } = submission;
  const [namespace = ''] = pluginName.split('.');
  return (
    cohort.tiers.includes(tier) ||
    cohort.publisherIds.includes(publisherId) ||
    cohort.namespaces.includes(namespace) ||
    // By plugin: were it by version, one could submit again until the rule only watches.
    isDrawn(drawKey, [marketplaceId, cohort.kind, cohort.name, pluginId], cohort.perMille)
  );
}

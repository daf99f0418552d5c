import type { TrustedBuildState } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { buildActor } from './build-actor.ts';
import type { TrustedPublisher } from './trusted-publisher.ts';

/**
 * What is pinned for the build whose session this is; null for people, for stored keys, for builds of other plugins, and
 * for one that is not trusted any more since it was given its key.
 */
export async function submittingBuild(ctx: Context, pluginId: string): Promise<TrustedBuildState | null> {
  const { actorKind, actorId } = ctx.session;
  if (actorKind !== 'KEY') return null;
  const trusted = await ctx.trustedPublishers.of([pluginId]);
  const mine = trusted.find(({ id }) => buildActor(ctx, id) === actorId);
  return mine ? inOurWords(mine) : null;
}

/** Build services have their own words for the same. A few texts and no more, since they travel in every event. */
function inOurWords({ issuer, claims }: TrustedPublisher): TrustedBuildState {
  const pinned = (...names: string[]) => names.map((name) => claims[name]).find(Boolean) ?? '';
  return {
    issuer,
    subject: pinned('sub'),
    repository: pinned('repository', 'project_path'),
    workflow: pinned('workflow_ref', 'job_workflow_ref', 'ci_config_ref_uri'),
    ref: pinned('ref', 'ref_path'),
  };
}

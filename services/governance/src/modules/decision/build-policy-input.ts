import { submittable } from '@guildhall/availability';
import { NotYet } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { toFact } from '../restriction/restriction.ts';
import type { VersionSubject } from '../subject/subject.ts';
import { isDrawn } from './draw-audit-sample.ts';

/**
 * Everything a decision about this version may look at, canonical and complete, so that it can be replayed.
 * Its parts are ours but for `facts`, which are forge's: the caller checks the whole against the policy's schema.
 */
export async function buildPolicyInput(
  ctx: Context,
  version: VersionSubject,
): Promise<Record<string, unknown>> {
  const { publisherId, pluginId } = version;
  const [publisher] = await ctx.subjects.publishers([publisherId]);
  const trust = await ctx.trust.find(publisherId);
  const run = await ctx.subjects.runFacts(version.id, version.runAttempt);
  if (!publisher || !trust) throw new NotYet(`publisher ${publisherId} is not known yet`);
  if (!run) throw new NotYet(`the facts of run ${version.runAttempt} of ${version.id} are not here yet`);

  const restrictions = await ctx.restrictions.onTargets([publisherId, pluginId]);
  const { mayAutoApprove } = submittable({
    restrictions: restrictions.map(toFact),
    pluginId,
    publisherId,
    now: ctx.now,
  });
  const history = await ctx.subjects.history(version);
  const auditSample = await sampleOf(ctx, version.id);
  const { installations, organizations } = await ctx.reach.of({ type: 'PLUGIN', id: pluginId });
  return {
    version: { id: version.id, versionString: version.versionString, channel: version.channel },
    plugin: { id: pluginId, name: version.pluginName, firstVersion: history.publishedVersions === 0 },
    publisher: {
      id: publisherId,
      tier: trust.tier,
      restricted: !mayAutoApprove,
      memberCount: publisher.members.length,
    },
    facts: run.facts,
    history: { ...history, lastPublishedAt: history.lastPublishedAt?.toISOString() ?? null },
    reach: { installations, organizations },
    ...(auditSample && { auditSample }),
    settings: {},
    now: ctx.now.toISOString(),
  };
}

/** What chance says of a version, with the rate it was drawn at; null where the marketplace draws nothing. */
async function sampleOf({ settings, session, auditSampleKey }: Context, versionId: string) {
  const { auditSamplePerMille: perMille } = await settings.read();
  if (perMille === 0) return null;
  const { marketplaceId } = session;
  return { perMille, drawn: isDrawn(auditSampleKey, { marketplaceId, versionId, perMille }) };
}

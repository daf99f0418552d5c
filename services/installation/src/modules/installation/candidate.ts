import { installable, type Reason } from '@guildhall/availability';
import { validateAgainstSurface, type Surface } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import type { Plugin } from '../catalog/plugin.ts';
import type { ReleasedVersion } from '../catalog/version.ts';
import type { Place } from '../place/place.ts';
import { decideRule, type RuleDecision } from '../rule/rule.ts';

/** A version somebody may want at a place, and everything that speaks for or against it. */
export interface Candidate {
  plugin: Plugin;
  version: ReleasedVersion;
  surface: Surface | null;
  rule: RuleDecision;
  ok: boolean;
  reasons: Reason[];
}

export interface CandidateQuestion {
  pluginId: string;
  /** Else the head of the stable channel. */
  versionId?: string | null | undefined;
  place: Place;
  purpose: 'install' | 'update';
}

/** Null when there is no such plugin or version, or no head. Reads only; what it reads is read afresh. */
export async function findCandidate(
  ctx: Pick<Context, 'load' | 'now'>,
  { pluginId, versionId, place, purpose }: CandidateQuestion,
): Promise<Candidate | null> {
  const wanted = versionId ?? (await ctx.load.channelHead.load(pluginId));
  if (wanted === null) return null;
  const [plugin, version] = await Promise.all([
    ctx.load.plugin.load(pluginId),
    ctx.load.version.load(wanted),
  ]);
  if (!plugin || version?.pluginId !== pluginId) return null;

  const { releaseDigest, publisherId } = version;
  const subject = { versionId: version.id, releaseDigest, pluginId, publisherId };
  const [declared, rules, restrictions] = await Promise.all([
    ctx.load.surface.load(place.host),
    ctx.load.rules.load(place),
    ctx.load.restrictions.load(subject),
  ]);
  const surface = declared?.body ?? null;
  const rule = decideRule(rules, place, { pluginId, publisherId });
  const answer = installable({
    version,
    listingState: plugin.listingState,
    compatible:
      surface !== null && validateAgainstSurface(version.manifest, place.host, surface).length === 0,
    ruleAllows: rule.effect !== 'DENY',
    ...{ restrictions, subject, now: ctx.now, purpose },
    directLink: plugin.visibility === 'UNLISTED',
  });
  return { plugin, version, surface, rule, ...answer };
}

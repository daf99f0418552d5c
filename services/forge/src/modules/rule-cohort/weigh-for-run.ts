import type { Context } from '../../context.ts';
import type { ActiveRule } from '../../inspection/jobs.ts';
import type { CheckSetting } from '../check-profile/check-profile.ts';
import type { RunRow } from '../run/run.ts';
import { onlyWatching, type RuleCohort } from './rule-cohort.ts';

type Ground = Pick<Context, 'session' | 'ruleCohorts' | 'ruleDrawKey' | 'trust' | 'versions'>;
type Of = Pick<RunRow, 'versionId' | 'pluginId' | 'publisherId'>;

/** The checks to run, as they weigh in one run. */
export async function checksForRun(
  ctx: Ground & Pick<Context, 'checkProfiles'>,
  run: Of,
): Promise<CheckSetting[]> {
  const watching = await onlyWatchingRun(ctx, 'CHECK', run);
  const checks = await ctx.checkProfiles.enabled();
  return checks.map((check) => ({ ...check, enforced: check.enforced && !watching.includes(check.name) }));
}

/** The marketplace's own rules as they weigh in one run, and the ids of built-in ones that only watch it. */
export async function rulesForRun(
  ctx: Ground & Pick<Context, 'customRules'>,
  run: Of,
): Promise<{ rules: ActiveRule[]; watching: string[] }> {
  const watching = await onlyWatchingRun(ctx, 'RULE', run);
  const rules = await ctx.customRules.active();
  return {
    watching,
    rules: rules.map(({ name, definition, enforced }) => ({
      definition,
      enforced: enforced && !watching.includes(`custom/${name}`),
    })),
  };
}

async function onlyWatchingRun(
  ctx: Ground,
  kind: RuleCohort['kind'],
  { versionId, pluginId, publisherId }: Of,
): Promise<string[]> {
  const { cohorts } = await ctx.ruleCohorts.newest();
  if (cohorts.length === 0) return [];
  const version = await ctx.versions.find(versionId);
  if (!version) throw new Error(`a run is about ${versionId}, which is not known`);
  const { marketplaceId } = ctx.session;
  const tier = await ctx.trust.tierOf(publisherId);
  const { pluginName } = version;
  const submission = { marketplaceId, pluginId, pluginName, publisherId, tier };
  return onlyWatching(kind, cohorts, submission, ctx.ruleDrawKey);
}

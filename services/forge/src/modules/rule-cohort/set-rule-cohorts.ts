import { assertCan } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { sayAnew } from '../../revision/say-anew.ts';
import { readCohorts, type GivenCohort } from './read-cohorts.ts';
import type { RuleCohortsRow } from './rule-cohort.ts';

/** Says among whom rules and checks count, from the next run on; what is left out counts for everybody again. */
export function setRuleCohorts(
  ctx: Pick<Context, 'session' | 'ruleCohorts' | 'customRules' | 'audit' | 'now'>,
  input: { cohorts: readonly GivenCohort[]; expectedRev?: number | null | undefined },
): Promise<Result<RuleCohortsRow>> {
  assertCan(ctx.session, 'policy:write');
  const subject = { type: 'ruleCohorts', called: 'list of cohorts', ...ctx.ruleCohorts };
  return sayAnew(ctx, subject, input.expectedRev, async () => {
    const own = await ctx.customRules.active();
    return readCohorts(
      input.cohorts,
      own.map(({ name }) => name),
    );
  });
}

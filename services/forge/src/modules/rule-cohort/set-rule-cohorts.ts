import { assertCan } from '@guildhall/authz';
import { conflict, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { readCohorts, type GivenCohort } from './read-cohorts.ts';
import type { RuleCohortsRow } from './rule-cohort.ts';

/** Says among whom rules and checks count, from the next run on; what is left out counts for everybody again. */
export async function setRuleCohorts(
  ctx: Pick<Context, 'session' | 'ruleCohorts' | 'customRules' | 'audit' | 'now'>,
  input: { cohorts: readonly GivenCohort[]; expectedRev?: number | null | undefined },
): Promise<Result<RuleCohortsRow>> {
  assertCan(ctx.session, 'policy:write');
  const before = await ctx.ruleCohorts.newest();
  if (input.expectedRev != null && input.expectedRev !== before.rev) return conflict('list of cohorts');
  const own = (await ctx.customRules.active()).map(({ name }) => name);
  const cohorts = readCohorts(input.cohorts, own);
  if (!cohorts.ok) return cohorts;

  const next = {
    ...{ cohorts: cohorts.value, since: ctx.now },
    ...{ actorId: ctx.session.actorId, rev: before.rev + 1 },
  };
  if (!(await ctx.ruleCohorts.add(next, ctx.now))) return conflict('list of cohorts');
  await ctx.audit.write({
    action: 'ruleCohorts.set',
    subject: { type: 'ruleCohorts', id: ctx.session.marketplaceId, rev: next.rev },
    detail: { before: before.cohorts, after: next.cohorts },
  });
  return ok(next);
}

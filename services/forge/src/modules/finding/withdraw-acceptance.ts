import { conflict, err, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { typedReason } from '../../typed-reason.ts';
import { isAccepted } from './acceptance.ts';
import { findAcceptable, type OfFinding } from './find-acceptable.ts';
import type { FindingRow } from './finding.ts';

/** Ends an acceptance before its time: from the next run on the finding counts again. */
export async function withdrawAcceptance(
  ctx: Context,
  input: OfFinding & { reason: string },
): Promise<Result<FindingRow>> {
  const found = await findAcceptable(ctx, input);
  if (!found.ok) return found;
  const reason = typedReason(input.reason);
  if (!reason.ok) return reason;
  const { finding, pluginId } = found.value;
  const newest = await ctx.acceptances.newest(pluginId, finding.id);
  if (!newest || !isAccepted(newest, finding.severity, ctx.now))
    return err({ code: 'NOT_ACCEPTED', message: 'Nobody has accepted this finding, or its time is over.' });
  if (!(await ctx.acceptances.end(newest, ctx.session.actorId, ctx.now))) return conflict('finding');
  await ctx.audit.write({
    action: 'finding.withdrawAcceptance',
    subject: { type: 'finding', id: finding.id, rev: newest.number },
    detail: { pluginId, versionId: input.versionId, ruleId: finding.ruleId, reason: reason.value },
  });
  return ok(finding);
}

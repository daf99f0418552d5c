import { conflict, invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { typedReason } from '../../typed-reason.ts';
import { LONGEST_DAYS } from './acceptance.ts';
import { findAcceptable, type OfFinding } from './find-acceptable.ts';
import type { FindingRow } from './finding.ts';

const DAY = 86_400_000;

export interface NewAcceptance extends OfFinding {
  reason: string;
  expiresAt: string;
}

/** Takes a finding of one plugin as it is, until a day. It stays visible, and no longer counts as new from the next run on. */
export async function acceptFinding(ctx: Context, input: NewAcceptance): Promise<Result<FindingRow>> {
  const found = await findAcceptable(ctx, input);
  if (!found.ok) return found;
  const reason = typedReason(input.reason);
  if (!reason.ok) return reason;
  const expiresAt = new Date(input.expiresAt);
  const days = (expiresAt.getTime() - ctx.now.getTime()) / DAY;
  if (!(days > 0 && days <= LONGEST_DAYS))
    return invalid(`Name a time from now on and at most ${LONGEST_DAYS} days away.`, 'expiresAt');

  const { finding, pluginId, publisherId } = found.value;
  const { id: findingId, ruleId, severity } = finding;
  const number = ((await ctx.acceptances.newest(pluginId, findingId))?.number ?? 0) + 1;
  const acceptance = {
    ...{ pluginId, findingId, number, publisherId, ruleId, severity, reason: reason.value, expiresAt },
    ...{ acceptedBy: ctx.session.actorId, acceptedAt: ctx.now, endedAt: null },
  };
  if (!(await ctx.acceptances.add(acceptance))) return conflict('finding');
  await ctx.audit.write({
    action: 'finding.accept',
    subject: { type: 'finding', id: findingId, rev: number },
    detail: {
      ...{ pluginId, publisherId, versionId: input.versionId, ruleId, severity, reason: reason.value },
      expiresAt: expiresAt.toISOString(),
    },
  });
  return ok(finding);
}

import { newId } from '@guildhall/kernel';
import { decisionMade } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { noticeOfDecision } from '../notice/write-notice.ts';
import { toPublicDecision, type Decision } from './decision.ts';
import { signDecision } from './sign-decision.ts';

/** Signs a decision, keeps it and tells catalog and the publisher. */
export async function recordDecision(
  ctx: Context,
  made: Omit<Decision, 'id' | 'receipt' | 'at' | 'rev'>,
): Promise<Decision> {
  const unsigned = { ...made, id: newId('decision'), at: ctx.now, rev: 1 };
  const decision = { ...unsigned, receipt: await signDecision(ctx, unsigned) };
  await ctx.decisions.add(decision);
  await tellDecision(ctx, decision, 'decision.make');
  await noticeOfDecision(ctx, decision);
  return decision;
}

export async function tellDecision(ctx: Context, decision: Decision, action: string): Promise<void> {
  const { id, rev, versionId, versionRev, verdict } = decision;
  await ctx.audit.write({
    action,
    subject: { type: 'decision', id, rev },
    detail: { versionId, versionRev, verdict },
  });
  await ctx.outbox.publish(decisionMade, { type: 'decision', id, rev }, toPublicDecision(decision));
}

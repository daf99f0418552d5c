import type { UnitContext } from '@guildhall/service-runtime';
import type { Transition } from './transition.ts';
import type { TransitionRepository } from './transition.repository.ts';

type Step = Omit<Transition, 'at' | 'actorId' | 'reason'> & { actorId?: string; reason?: string | null };

/** Notes a state change in its transaction: one row for the timeline, one for the audit (I11). */
export async function recordTransition(
  ctx: Pick<UnitContext, 'audit' | 'now' | 'session'> & { transitions: Pick<TransitionRepository, 'add'> },
  type: 'channel' | 'marketplace' | 'plugin' | 'publisher' | 'version',
  step: Step,
): Promise<void> {
  const { actorId = ctx.session.actorId, reason = null } = step;
  const { subjectId, rev, event, from, to } = step;
  await ctx.transitions.add({ ...step, actorId, reason, at: ctx.now });
  await ctx.audit.write({
    action: `${type}.${event}`,
    subject: { type, id: subjectId, rev },
    detail: { from, to, reason, decidedBy: actorId },
  });
}

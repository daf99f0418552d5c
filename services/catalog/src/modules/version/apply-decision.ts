import type { DecisionState } from '@guildhall/schema';
import { Refused } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { must } from '../../must.ts';
import { followCase } from './follow-case.ts';
import { moveVersion } from './move-version.ts';
import { publish } from './publish-version.ts';
import { versionLifecycle, type VersionEvent, type VersionState } from './version-lifecycle.ts';
import type { Version } from './version.ts';

const VERDICTS: Readonly<Record<DecisionState['verdict'], VersionEvent>> = {
  APPROVE: 'approve',
  REVIEW: 'review',
  QUARANTINE: 'quarantine',
  REJECT: 'reject',
};
const UNDER_REVIEW: readonly VersionState[] = ['IN_REVIEW', 'QUARANTINED', 'CHANGES_REQUESTED'];

/** Applies a verdict to the version it was about. One about an older version of the facts is noted and left. */
export async function applyDecision(ctx: Context, decision: DecisionState): Promise<void> {
  const version = await ctx.versions.lock(decision.versionId);
  if (!version)
    throw new Refused(`decision ${decision.id} is about ${decision.versionId}, which is not here`);
  if (!fits(version, decision)) return ignore(ctx, version, decision);

  // The case went on, but its news is slower than its verdict.
  const open =
    version.state === 'CHANGES_REQUESTED'
      ? must(await moveVersion(ctx, version, { event: 'resume', by: 'system' }))
      : version;
  const event = VERDICTS[decision.verdict];
  if (!versionLifecycle.next(open.state, event).ok) return ignore(ctx, open, decision);
  if (event === 'approve' && !open.release)
    throw new Refused(`decision ${decision.id} approves ${open.id}, which has no release`);

  const decided = must(await moveVersion(ctx, open, moveOf(open, event, decision)));
  if (event === 'approve') await publishByItself(ctx, decided);
  if (event === 'review') await followCase(ctx, decided.id);
}

/** Policy decides about one rev. A reviewer's verdict holds while the same review goes on. */
function fits({ rev, reviewSinceRev, state }: Version, { versionRev, decidedBy }: DecisionState): boolean {
  if (versionRev === rev) return true;
  const sameReview = reviewSinceRev !== null && versionRev >= reviewSinceRev && versionRev <= rev;
  return decidedBy !== 'policy' && sameReview && UNDER_REVIEW.includes(state);
}

function moveOf(version: Version, event: VersionEvent, decision: DecisionState) {
  const { id, decidedBy, dueAt, reasons } = decision;
  const asked = event === 'review' || event === 'quarantine';
  return {
    event,
    by: decidedBy === 'policy' ? 'system' : 'reviewer',
    actorId: decidedBy === 'policy' ? 'act_system' : decidedBy,
    reason: reasons.map(({ message }) => message).join(' ') || null,
    changes: {
      ...(asked && {
        dueAt: dueAt === null ? null : new Date(dueAt),
        reviewSinceRev: version.reviewSinceRev ?? version.rev,
      }),
      ...(event === 'approve' && { approvedBy: id }),
    },
  } as const;
}

/** AUTO means that nobody is asked again, unless something keeps it back: then it waits, approved, with the reason. */
async function publishByItself(ctx: Context, version: Version): Promise<void> {
  if (version.releaseMode !== 'AUTO') return;
  const published = await publish(ctx, version, 'system');
  if (published.ok) return;
  await ctx.audit.write({
    action: 'version.publishHeld',
    subject: { type: 'version', id: version.id, rev: version.rev },
    detail: { code: published.error.code, message: published.error.message },
  });
}

/** Governance hears of the newer rev and decides again. */
async function ignore(ctx: Context, { id, rev, state }: Version, decision: DecisionState): Promise<void> {
  await ctx.audit.write({
    action: 'version.decisionIgnored',
    subject: { type: 'version', id, rev },
    detail: { decisionId: decision.id, verdict: decision.verdict, versionRev: decision.versionRev, state },
  });
}

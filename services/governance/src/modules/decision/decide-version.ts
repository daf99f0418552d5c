import type { Context } from '../../context.ts';
import { settled } from '../../settled.ts';
import { closeCases } from '../review-case/close-case.ts';
import { openCase } from '../review-case/open-case.ts';
import { QUEUE_OF_VERDICT } from '../review-case/queues.ts';
import type { VersionSubject } from '../subject/subject.ts';
import { buildPolicyInput } from './build-policy-input.ts';
import { BY_POLICY, type Decision } from './decision.ts';
import { judgeVersion } from './judge-version.ts';
import { recordDecision } from './record-decision.ts';

/**
 * Decides by policy about a version as it now is, and opens the case if a person has to go on.
 * Asked twice about the same revision, it answers as before. Throws NotYet while the facts are not here.
 */
export async function decideVersion(ctx: Context, version: VersionSubject): Promise<Decision> {
  const made = await ctx.decisions.byPolicyOn(version.id, version.rev);
  if (made) return made;

  const input = await buildPolicyInput(ctx, version);
  const { verdict, reasons, trace, policyRevision, platformRevision } = await judgeVersion(ctx, input);

  const queue = QUEUE_OF_VERDICT[verdict];
  const subject = { type: 'VERSION', id: version.id } as const;
  // What was asked about an earlier revision is asked no more, or in another queue.
  await settled(closeCases(ctx, subject, { except: queue }));
  const { publisherId } = version;
  const reviewCase = queue ? await openCase(ctx, { queue, subject, publisherId, reasons }) : null;

  return recordDecision(ctx, {
    versionId: version.id,
    versionRev: version.rev,
    verdict,
    decidedBy: BY_POLICY,
    policyRevision,
    platformRevision,
    input,
    trace,
    reasons,
    caseId: reviewCase?.id ?? null,
    dueAt: reviewCase?.dueAt ?? null,
  });
}

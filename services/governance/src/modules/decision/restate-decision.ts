import type { Context } from '../../context.ts';
import type { VersionSubject } from '../subject/subject.ts';
import { BY_POLICY } from './decision.ts';
import { tellDecision } from './record-decision.ts';
import { signDecision } from './sign-decision.ts';

/**
 * Repeats a reviewer's decision for a later revision of its version.
 * They may decide before we hear that catalog has put the version under review; catalog then refuses what was said of
 * the revision before, and nobody would decide again.
 */
export async function restateDecision(ctx: Context, version: VersionSubject): Promise<void> {
  const [newest] = await ctx.decisions.ofVersions([version.id]);
  if (!newest || newest.decidedBy === BY_POLICY || newest.versionRev >= version.rev) return;
  const next = { ...newest, versionRev: version.rev, rev: newest.rev + 1 };
  const restated = { ...next, receipt: await signDecision(ctx, next) };
  await ctx.decisions.restate(restated);
  await tellDecision(ctx, restated, 'decision.restate');
}

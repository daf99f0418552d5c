import type { Context } from '../../context.ts';
import { isAccepted } from './acceptance.ts';
import { countFindings, type FindingCounts } from './finding-counts.ts';

/**
 * Marks what the version published last had already, and counts what of these checks is nothing new: known from there,
 * or accepted by a reviewer. Once somebody has accepted a finding, their word alone decides: when its time is over, the
 * finding counts again, whoever published it meanwhile.
 */
export async function countKnown(
  ctx: Pick<Context, 'drifts' | 'findings' | 'loaders' | 'now'>,
  runId: string,
  checks: readonly string[],
): Promise<FindingCounts> {
  const pinned = await ctx.drifts.find(runId);
  const baseline = pinned?.baselineId == null ? null : await ctx.drifts.baselineRun(pinned.baselineId);
  if (baseline) await ctx.findings.markKnown(runId, baseline);
  const acceptances = await ctx.loaders.acceptances.load(runId);
  const weights = await ctx.findings.weights(runId, checks);
  return countFindings(
    weights.filter(({ id, severity, known }) => {
      const acceptance = acceptances.get(id) ?? null;
      return acceptance ? isAccepted(acceptance, severity, ctx.now) : known;
    }),
  );
}

import type { Context } from '../../context.ts';
import type { AnalysisReport, BuildReport } from '../../inspection/jobs.ts';
import { isOpen } from '../check/check-lifecycle.ts';
import { passed, skipped, type Verdict } from '../check/check.ts';
import type { Found } from '../finding/finding.ts';
import { keepBrought, type Brought } from '../package/keep-brought.ts';
import { concludeWhenDone } from './conclude-run.ts';
import { isUnderWay } from './run-lifecycle.ts';
import { STAGES, type StageName } from './stages.ts';
import { tellProgress } from './tell-progress.ts';

/** What an inspection brought: what is stored, and the bytes that are new. */
export interface StageResult {
  report: BuildReport | AnalysisReport;
  findings: Found[];
  contents?: { sha256: string; content: Uint8Array }[];
  /** What came along, for those who ask later which versions a package is in. */
  brought?: Brought;
}

/** Writes down what a stage found, once; the last stage concludes the run. A late or second result changes nothing. */
export async function settleStage(
  ctx: Context,
  runId: string,
  stage: StageName,
  { report, findings, contents = [], brought }: StageResult,
): Promise<void> {
  const run = await ctx.runs.lock(runId);
  if (!run || !isUnderWay(run.state)) return;
  const mine: readonly string[] = STAGES[stage].checks;
  const open = (await ctx.checks.of([runId])).filter(
    ({ name, state }) => mine.includes(name) && isOpen(state),
  );
  if (open.length === 0) return;

  for (const { name, enforced } of open)
    await ctx.checks.end(runId, name, weighed(report.verdicts[name], enforced), ctx.now);
  const names = new Set(open.map(({ name }) => name));
  await ctx.findings.add(
    runId,
    findings.filter(({ check }) => names.has(check)),
  );
  for (const { sha256, content } of contents) await ctx.artifacts.put(sha256, content, ctx.now);
  if (brought) await keepBrought(ctx, run.versionId, brought);
  await ctx.runs.report(runId, stage, report);
  tellProgress(ctx, run.versionId);
  await concludeWhenDone(ctx, run);
}

/** An unenforced check never fails a version; it says what it would have said. */
function weighed(verdict: Verdict | undefined, enforced: boolean): Verdict {
  if (!verdict) return skipped('This run has nothing to say about it.');
  if (enforced || verdict.state !== 'FAILED') return verdict;
  return passed(`Not enforced here: ${verdict.message ?? 'it would fail.'}`);
}

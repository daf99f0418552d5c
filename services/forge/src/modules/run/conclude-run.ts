import { runConcluded, type RunConcludedState } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { analysisReport, buildReport } from '../../inspection/jobs.ts';
import { jsonObject } from '../../json.ts';
import { attestRelease } from '../attestation/attest-release.ts';
import { isOpen } from '../check/check-lifecycle.ts';
import type { CheckRow } from '../check/check.ts';
import { measureDrift } from '../drift/measure-drift.ts';
import { countKnown } from '../finding/known-findings.ts';
import { checkSigstore } from '../sigstore/check-sigstore.ts';
import { actorOf, provenanceFacts } from '../sigstore/provenance-facts.ts';
import { factSheetOf } from './fact-sheet.ts';
import { enforcedOf, factsOf, type Reports } from './facts.ts';
import { fitFacts } from './fit-facts.ts';
import { releaseOf } from './release-of.ts';
import { RUN_OVERDUE } from './run-overdue.ts';
import { runLifecycle } from './run-lifecycle.ts';
import type { RunRow } from './run.ts';
import { tellProgress } from './tell-progress.ts';

/** Of an error, which travels in an event. */
const MOST_CHARACTERS = 2_000;

/** Concludes a run when its last check has ended. The caller holds its lock, so there is one last check. */
export async function concludeWhenDone(ctx: Context, run: RunRow): Promise<void> {
  const checks = await ctx.checks.of([run.id]);
  if (!checks.some(({ state }) => isOpen(state))) await concludeRun(ctx, run);
}

/** Ends a run with facts, never with an outcome: whether they are good enough is a policy's word. */
export async function concludeRun(ctx: Context, run: RunRow): Promise<void> {
  const checks = await ctx.checks.of([run.id]);
  const error = whatBroke(checks);
  const next = runLifecycle.next(run.state, error === null ? 'conclude' : 'break');
  if (!next.ok) return;
  const reports = await readReports(ctx, run.id);
  const drift = await measureDrift(ctx, run, reports);
  const known = await countKnown(ctx, run.id, enforcedOf(checks));
  const signer = (await ctx.drifts.find(run.id))?.signer ?? null;
  const sigstore = await checkSigstore(ctx, run, actorOf(signer));
  const trusted = await ctx.versions.trustedPublisher(run.versionId);
  const provenance = provenanceFacts(signer, drift, sigstore, trusted);
  const facts = fitFacts(factsOf(checks, reports, drift, known, provenance));
  const release = error === null ? await releaseOf(reports.build, checks) : null;
  const sheet = await factSheetOf(reports, facts, { signer, release, sigstore });

  const rev = run.rev + 1;
  const conclusion: RunConcludedState = {
    runId: run.id,
    versionId: run.versionId,
    attempt: run.attempt,
    outcome: error === null ? 'CONCLUDED' : 'ERROR',
    error,
    release,
    facts,
    factSheetDigest: sheet?.digest ?? null,
    rev,
  };
  await ctx.runs.move(run, next.value, ctx.now, {
    error,
    releaseDigest: release?.releaseDigest ?? null,
    conclusion: jsonObject(conclusion),
    ...(sheet && { factSheet: sheet.sheet, factSheetDigest: sheet.digest }),
  });
  if (drift) await ctx.drifts.keep(run.id, drift);
  if (release) {
    await ctx.releases.add(run, release, reports.build?.byproducts ?? []);
    await attestRelease(ctx, run, release, reports.build);
  }
  await ctx.due.cancel(RUN_OVERDUE, run.id);
  await ctx.audit.write({
    action: 'run.conclude',
    subject: { type: 'run', id: run.id, rev },
    detail: { outcome: conclusion.outcome, releaseDigest: release?.releaseDigest ?? null },
  });
  await ctx.outbox.publish(runConcluded, { type: 'run', id: run.id, rev }, conclusion);
  tellProgress(ctx, run.versionId);
}

/** A required check that could not be done; whatever else was found, nothing can be decided on it. */
function whatBroke(checks: readonly CheckRow[]): string | null {
  const lost = checks.filter(({ required, state }) => required && state === 'ERROR');
  if (lost.length === 0) return null;
  const reasons = lost.map(({ name, message }) => `The check "${name}" could not be done: ${message ?? ''}`);
  const told = [...new Set(reasons)].join(' ').slice(0, MOST_CHARACTERS);
  return `${told} Retry the checks; nothing has been decided about this version.`;
}

async function readReports(ctx: Context, runId: string): Promise<Reports> {
  const stored = await ctx.runs.reports(runId);
  const [build, analysis] = [stored.get('build'), stored.get('analysis')];
  return {
    build: build === undefined ? null : buildReport.parse(build),
    analysis: analysis === undefined ? null : analysisReport.parse(analysis),
  };
}

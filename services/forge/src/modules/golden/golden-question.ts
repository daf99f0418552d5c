import { functionsOf, parseManifest } from '@guildhall/manifest';
import type { GoldenSet, NamedGolden } from '@guildhall/sandbox';
import type { Context } from '../../context.ts';
import { buildReport, type BuildOutcome } from '../../inspection/jobs.ts';
import { readGoldenReport } from './golden.repository.ts';

/** A version's functions as they are replayed; null code for one that has none. */
export interface Functions {
  readonly code: { readonly sha256: string; readonly text: string } | null;
  readonly functions: readonly { readonly name: string; readonly entry: string }[];
}

/** What is to be replayed in a run, with which code. */
export interface GoldenQuestion {
  readonly own: readonly NamedGolden[];
  readonly candidate: Functions;
  readonly baseline: (Functions & { readonly set: readonly NamedGolden[] }) | null;
}

/** Gathers what a replay needs; null where neither the version nor its baseline has golden invocations. */
export async function goldenQuestion(
  ctx: Context,
  runId: string,
  { report, contents }: BuildOutcome,
  { goldens: own }: GoldenSet,
): Promise<GoldenQuestion | null> {
  if (!report.manifest || report.verdicts['build']?.state !== 'PASSED') return null;
  const pinned = await ctx.drifts.find(runId);
  const baseline = pinned?.baselineId == null ? null : await ctx.drifts.baseline(pinned.baselineId);
  const stored = baseline?.reports.get('golden');
  const set = stored === undefined ? [] : readGoldenReport(stored).set;
  if (own.length === 0 && set.length === 0) return null;

  const built = report.bundles.find(({ name }) => name === BUNDLE);
  const content = built && contents.find(({ sha256 }) => sha256 === built.sha256)?.content;
  const candidate = await functionsIn(report.manifest.body, built?.sha256, content);
  if (!baseline) return { own, candidate, baseline: null };
  const before = baseline.reports.get('build');
  const bundle = before === undefined ? undefined : bundleOf(before);
  const bytes = bundle === undefined ? null : await ctx.artifacts.read(bundle);
  return { own, candidate, baseline: { ...(await functionsIn(baseline.manifest, bundle, bytes)), set } };
}

const BUNDLE = 'functions.js';

function bundleOf(report: unknown): string | undefined {
  return buildReport.parse(report).bundles.find(({ name }) => name === BUNDLE)?.sha256;
}

async function functionsIn(
  manifest: unknown,
  sha256: string | undefined,
  content: Uint8Array | null | undefined,
): Promise<Functions> {
  const read = await parseManifest(JSON.stringify(manifest));
  if (!read.ok || sha256 === undefined || !content) return { code: null, functions: [] };
  const functions = functionsOf(read.value.manifest).map(({ name, entry }) => ({ name, entry }));
  return { code: { sha256, text: new TextDecoder().decode(content) }, functions };
}

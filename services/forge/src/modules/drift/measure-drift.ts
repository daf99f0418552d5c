import { driftBetween, type ReleaseFacts } from '@guildhall/drift';
import { parseManifest } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import { analysisReport, buildReport } from '../../inspection/jobs.ts';
import type { Reports } from '../run/facts.ts';
import type { RunRow } from '../run/run.ts';
import { storable, type StoredDrift } from './stored-drift.ts';

interface Release extends Reports {
  sourceDigest: string;
  signer: string | null;
  manifest: unknown;
}

/** How the version of a run differs from its pinned baseline; null without one, or without a manifest that holds. */
export async function measureDrift(ctx: Context, run: RunRow, reports: Reports): Promise<StoredDrift | null> {
  const pinned = await ctx.drifts.find(run.id);
  if (!pinned?.baselineId || !reports.build?.manifest) return null;
  const baseline = await ctx.drifts.baseline(pinned.baselineId);
  if (!baseline) return null;
  const { id, versionString, sourceDigest, signer, manifest } = baseline;
  const [build, analysis] = [baseline.reports.get('build'), baseline.reports.get('analysis')];
  const before = await releaseFacts({
    ...{ sourceDigest, signer, manifest },
    build: build === undefined ? null : buildReport.parse(build),
    analysis: analysis === undefined ? null : analysisReport.parse(analysis),
  });
  const after = await releaseFacts({
    ...reports,
    sourceDigest: run.sourceDigest,
    signer: pinned.signer,
    manifest: reports.build.manifest.body,
  });
  return before && after && storable({ id, versionString }, driftBetween(before, after));
}

async function releaseFacts(release: Release): Promise<ReleaseFacts | null> {
  const { build, analysis, sourceDigest, signer } = release;
  const read = await parseManifest(JSON.stringify(release.manifest));
  if (!read.ok) return null;
  return {
    manifest: read.value.manifest,
    artifact: build && {
      sourceDigest,
      reproducible: build.reproducible,
      bundles: build.bundles.map(({ name, sha256 }) => ({ name, sha256 })),
    },
    dependencies: build && build.packages,
    capabilities: analysis && analysis.capabilities,
    reached: analysis && analysis.origins.filter(({ observed }) => observed).map(({ name }) => name),
    signer,
    // Nothing of a plugin runs during an inspection; golden invocations are replayed where functions run.
    behaviour: null,
  };
}

import { driftBetween, type Drift, type ReleaseFacts } from '@guildhall/drift';
import { parseManifest } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import { analysisReport, buildReport } from '../../inspection/jobs.ts';
import type { Reports } from '../run/facts.ts';
import type { RunRow } from '../run/run.ts';
import { storable, type StoredDrift } from './stored-drift.ts';

interface Release extends Pick<Reports, 'build' | 'analysis'> {
  sourceDigest: string;
  signer: string | null;
  manifest: unknown;
  behaviour: ReleaseFacts['behaviour'];
}

/** How the version of a run differs from its pinned baseline; null without one, or without a manifest that holds. */
export async function measureDrift(ctx: Context, run: RunRow, reports: Reports): Promise<StoredDrift | null> {
  const pinned = await ctx.drifts.find(run.id);
  if (!pinned?.baselineId || !reports.build?.manifest) return null;
  const baseline = await ctx.drifts.baseline(pinned.baselineId);
  if (!baseline) return null;
  const { id, versionString, sourceDigest, signer, manifest } = baseline;
  const [build, analysis] = [baseline.reports.get('build'), baseline.reports.get('analysis')];
  const golden = await ctx.goldens.find(run.id);
  const behaviour = (side: 'before' | 'after') => (golden ? golden[side] : []);
  const before = await releaseFacts({
    ...{ sourceDigest, manifest, behaviour: behaviour('before') },
    signer: known(signer, pinned.signer),
    build: build === undefined ? null : buildReport.parse(build),
    analysis: analysis === undefined ? null : analysisReport.parse(analysis),
  });
  const after = await releaseFacts({
    ...reports,
    sourceDigest: run.sourceDigest,
    signer: pinned.signer,
    manifest: reports.build.manifest.body,
    behaviour: behaviour('after'),
  });
  if (!before || !after) return null;
  return storable({ id, versionString }, withReason(driftBetween(before, after), golden?.unknown ?? null));
}

/** Of versions from before keys were told apart, it is only known that it was some key: then the same as any. */
function known(before: string | null, now: string | null): string | null {
  return before === 'a key of the publisher' && now?.startsWith('key ') ? now : before;
}

/** Why behaviour could not be compared, or not all of it, in place of what follows from there being none. */
function withReason(drift: Drift, reason: string | null): Drift {
  if (reason === null) return drift;
  const others = drift.unknown.filter(({ axis }) => axis !== 'BEHAVIOUR');
  return { ...drift, unknown: [...others, { axis: 'BEHAVIOUR', reason }] };
}

async function releaseFacts(release: Release): Promise<ReleaseFacts | null> {
  const { build, analysis, sourceDigest, signer, behaviour } = release;
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
    behaviour,
  };
}

import type { ReleaseState } from '@guildhall/schema';
import {
  canonicalJson,
  PAYLOAD_TYPE,
  provenanceOf,
  releaseSbom,
  signEnvelope,
} from '@guildhall/supply-chain';
import { version as esbuild } from 'esbuild';
import { z } from 'zod';
import type { BuildReport } from '../../inspection/jobs.ts';
import type { Context } from '../../context.ts';
import type { RunRow } from '../run/run.ts';
import { appendToLog } from './append-to-log.ts';

const licensed = z.looseObject({ license: z.string().optional() });

/** Signs where a run's release comes from, and writes it into the log. Part of the transaction that concludes the run. */
export async function attestRelease(
  ctx: Context,
  run: RunRow,
  release: ReleaseState,
  build: Pick<BuildReport, 'packages' | 'byproducts'> | null,
): Promise<void> {
  const version = await ctx.versions.find(run.versionId);
  if (!version) throw new Error(`the version ${run.versionId} of run ${run.id} is not here`);
  const { pluginName: plugin, versionString } = version;
  const { bundles, releaseDigest, manifestDigest, surfaces } = release;
  const dependencies = build?.packages ?? [];
  const contents = { plugin, version: versionString, bundles, dependencies };
  const licence = licensed.parse(release.manifest).license;
  const sbom = releaseSbom({ ...contents, at: ctx.now, licence });
  const statement = provenanceOf({
    ...contents,
    marketplaceId: ctx.session.marketplaceId,
    runId: run.id,
    attempt: run.attempt,
    startedAt: run.startedAt ?? run.queuedAt,
    finishedAt: ctx.now,
    releaseDigest,
    manifestDigest,
    sourceDigest: run.sourceDigest,
    surfaces,
    tools: { esbuild, node: process.versions.node },
    sbom,
    leftovers: Object.fromEntries((build?.byproducts ?? []).map(({ name, sha256 }) => [name, sha256])),
  });
  const payload = new TextEncoder().encode(canonicalJson(statement));
  const provenance = await signEnvelope(PAYLOAD_TYPE, payload, ctx.signer);
  const { index: logIndex, statementDigest } = await appendToLog(ctx, releaseDigest, provenance);
  await ctx.attestations.add({
    runId: run.id,
    versionId: run.versionId,
    releaseDigest,
    sbom,
    provenance,
    statementDigest,
    logIndex,
    createdAt: ctx.now,
  });
}

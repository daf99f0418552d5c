import type { Context } from '../../context.ts';
import type { Inspector } from '../../inspection/inspector.ts';
import type { RunRow } from './run.ts';
import type { StageResult } from './settle-stage.ts';
import type { StageName } from './stages.ts';

export type Inspect = (signal: AbortSignal) => Promise<StageResult>;

/** Gathers all that a stage needs to know, so that the inspection can do without the database. */
export async function inspectStage(
  ctx: Context,
  stage: StageName,
  { run, archive }: { run: RunRow; archive: Uint8Array },
  inspector: Pick<Inspector, 'build' | 'analyze'>,
): Promise<Inspect> {
  const surfaces = await ctx.surfaces.latest();
  if (stage === 'analysis') return (signal) => inspector.analyze({ archive, surfaces }, signal);

  const version = await ctx.versions.find(run.versionId);
  if (!version) throw new Error(`run ${run.id} is about a version that is not known`);
  const { pluginName, versionString } = version;
  const previous = await ctx.versions.manifestBefore(version);
  const input = { archive, surfaces, expected: { pluginName, versionString }, previous };
  return (signal) => inspector.build(input, signal);
}

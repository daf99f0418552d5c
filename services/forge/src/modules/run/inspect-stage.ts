import type { Context } from '../../context.ts';
import type { Inspector } from '../../inspection/inspector.ts';
import { examinePackages } from '../package/examine-packages.ts';
import type { PackageKnowledge } from '../package/package-knowledge.ts';
import type { RunRow } from './run.ts';
import type { StageResult } from './settle-stage.ts';
import type { StageName } from './stages.ts';

export type Inspect = (signal: AbortSignal) => Promise<StageResult>;

/** Gathers all that a stage needs to know, so that the inspection can do without the database. */
export async function inspectStage(
  ctx: Context,
  stage: StageName,
  { run, archive }: { run: RunRow; archive: Uint8Array },
  inspector: Pick<Inspector, 'build' | 'analyze' | 'lookAt'>,
  knowledge: PackageKnowledge,
): Promise<Inspect> {
  const surfaces = await ctx.surfaces.latest();
  if (stage === 'analysis') {
    const rules = await ctx.customRules.active();
    return (signal) => inspector.analyze({ archive, surfaces, rules }, signal);
  }

  const version = await ctx.versions.find(run.versionId);
  if (!version) throw new Error(`run ${run.id} is about a version that is not known`);
  const { pluginName, versionString } = version;
  const previous = await ctx.versions.manifestBefore(version);
  const licences = await ctx.licencePolicies.inForce();
  const input = { archive, surfaces, expected: { pluginName, versionString }, previous, licences };
  return async (signal) => {
    const built = await inspector.build(input, signal);
    return examinePackages(built, licences, inspector, knowledge, signal);
  };
}

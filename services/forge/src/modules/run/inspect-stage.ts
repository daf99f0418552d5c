import type { Context } from '../../context.ts';
import type { Inspector } from '../../inspection/inspector.ts';
import type { BuildOutcome } from '../../inspection/jobs.ts';
import { examinePackages } from '../package/examine-packages.ts';
import type { Brought } from '../package/keep-brought.ts';
import type { PackageKnowledge } from '../package/package-knowledge.ts';
import { rulesForRun } from '../rule-cohort/weigh-for-run.ts';
import type { Begun } from './begin-stage.ts';
import type { StageResult } from './settle-stage.ts';
import type { StageName } from './stages.ts';

export type Inspect = (signal: AbortSignal) => Promise<StageResult>;

/** Gathers all that a stage needs to know, so that the inspection can do without the database. */
export async function inspectStage(
  ctx: Context,
  stage: StageName,
  { run, archive, checks }: Begun,
  inspector: Pick<Inspector, 'build' | 'analyze' | 'lookAt'>,
  knowledge: PackageKnowledge,
): Promise<Inspect> {
  const surfaces = await ctx.surfaces.latest();
  const { rules, watching } = await rulesForRun(ctx, run);
  if (stage === 'analysis') {
    return (signal) => inspector.analyze({ archive, surfaces, rules, watching }, signal);
  }

  const version = await ctx.versions.find(run.versionId);
  if (!version) throw new Error(`run ${run.id} is about a version that is not known`);
  const { pluginName, versionString } = version;
  const previous = await ctx.versions.manifestBefore(version);
  const licences = await ctx.licencePolicies.inForce();
  const input = { archive, surfaces, expected: { pluginName, versionString }, previous, licences };
  return async (signal) => {
    const built = await inspector.build(input, signal);
    // Nobody looks into packages here; which there are is written down all the same.
    if (!checks.includes('dependencies')) return { ...built, brought: unseen(built) };
    return examinePackages(built, { licences, rules, watching }, inspector, knowledge, signal);
  };
}

/** Packages as the build names them, of which nothing else is known. */
function unseen({ pinned, bundled }: BuildOutcome): Brought {
  const report = { licence: null, findings: [], crashed: [] };
  return { pinned, seen: bundled.map((one) => ({ ...one, report })), affected: [] };
}

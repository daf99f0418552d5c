import { tmpdir } from 'node:os';
import { buildWithPackages, RegistryUnavailable, type PackageSource } from '@guildhall/plugin-project';
import { analyzeJob, buildJob } from './jobs.ts';
import type { AnalysisOutcome, AnalyzeInput, BuildInput, BuildOutcome } from './jobs.ts';
import { packageJob, type PackageInput, type PackageReport } from './package-job.ts';
import {
  InspectionBroken,
  InspectionOverran,
  openPluginProcess,
  type PluginProcess,
} from './open-plugin-process.ts';
import { endedAt } from './nothing-seen.ts';
import { ruleJob, type RuleInput } from './try-rule.ts';
import { twiceBuilt } from './twice-built.ts';
import { withoutPackages } from './without-packages.ts';

/** Looks at plugins without running them. Rejects with `InspectionBroken` when the looking itself fails. */
export interface Inspector {
  build(input: Submission, signal: AbortSignal): Promise<BuildOutcome>;
  analyze(input: AnalyzeInput, signal: AbortSignal): Promise<AnalysisOutcome>;
  /** Looks at a package that a build brought along. At most two at once do any good. */
  lookAt(input: Omit<PackageInput, 'cacheFolder'>, signal: AbortSignal): Promise<PackageReport>;
  /** Why a marketplace's own rule cannot be matched; null when it can. */
  tryRule(input: RuleInput, signal: AbortSignal): Promise<string | null>;
  close(): Promise<void>;
}

/** What there is to build, before it is known where packages lie. */
type Submission = Omit<BuildInput, 'cacheFolder'>;

const BUILD_MS = 30_000;
const ANALYSIS_MS = 60_000;
const MEMORY_MB = 512;

/**
 * Works in warm processes: two that build, in different folders, and two that analyse, so that one large plugin keeps no
 * other waiting. None of them fetches anything: what a build misses is fetched here, by integrity, and then it is built again.
 */
export function openInspector(packages?: PackageSource): Inspector {
  const open = (folder: string, deadline: number): PluginProcess =>
    openPluginProcess({ folder, deadline, memoryMb: MEMORY_MB });
  const builders = [open(import.meta.dirname, BUILD_MS), open(tmpdir(), BUILD_MS)] as const;
  const analysts = [open(import.meta.dirname, ANALYSIS_MS), open(import.meta.dirname, ANALYSIS_MS)] as const;

  return {
    async build(input, signal) {
      const given = { ...input, cacheFolder: packages?.cacheFolder ?? null };
      const buildTwice = async () => {
        const runs = builders.map((builder) => builder.run(buildJob, given, signal));
        const [first, second] = await Promise.all(runs);
        if (!first || !second) throw new Error('There are two builders.');
        return { built: twiceBuilt(first, second), absent: first.absent };
      };
      if (!packages) return (await buildTwice()).built;
      try {
        const { answer, errors } = await buildWithPackages(
          buildTwice,
          ({ absent }) => absent,
          packages,
          signal,
        );
        return errors.length > 0 ? withoutPackages(answer.built, errors) : answer.built;
      } catch (error) {
        throw error instanceof RegistryUnavailable ? new InspectionBroken(error.message) : error;
      }
    },
    async analyze(input, signal) {
      try {
        return await lessBusy(...analysts).run(analyzeJob, input, signal);
      } catch (error) {
        // Trying again would take as long: the file is named to whoever can make it smaller.
        if (error instanceof InspectionOverran && error.file !== null)
          return endedAt(error.file, ANALYSIS_MS / 1_000);
        throw error;
      }
    },
    lookAt(input, signal) {
      const cacheFolder = packages?.cacheFolder;
      if (cacheFolder === undefined) throw new InspectionBroken('There is no place for packages here.');
      return lessBusy(...builders).run(packageJob, { ...input, cacheFolder }, signal);
    },
    tryRule: async (input, signal) => (await lessBusy(...analysts).run(ruleJob, input, signal)).problem,
    async close() {
      await Promise.all([...builders, ...analysts].map((one) => one.close()));
    },
  };
}

function lessBusy(one: PluginProcess, other: PluginProcess): PluginProcess {
  return other.load() < one.load() ? other : one;
}

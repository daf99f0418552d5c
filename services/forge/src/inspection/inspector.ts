import { tmpdir } from 'node:os';
import { analyzeJob, buildJob } from './jobs.ts';
import type { AnalysisOutcome, AnalyzeInput, BuildInput, BuildOutcome } from './jobs.ts';
import { openPluginProcess, type PluginProcess } from './open-plugin-process.ts';
import { twiceBuilt } from './twice-built.ts';

/** Looks at plugins without running them. Rejects with `InspectionBroken` when the looking itself fails. */
export interface Inspector {
  build(input: BuildInput, signal: AbortSignal): Promise<BuildOutcome>;
  analyze(input: AnalyzeInput, signal: AbortSignal): Promise<AnalysisOutcome>;
  close(): Promise<void>;
}

const BUILD_MS = 30_000;
const ANALYSIS_MS = 60_000;
const MEMORY_MB = 512;

/** Works in warm processes: two that build, in different folders, and one that analyses. */
export function openInspector(): Inspector {
  const open = (folder: string, deadline: number): PluginProcess =>
    openPluginProcess({ folder, deadline, memoryMb: MEMORY_MB });
  const builders = [open(import.meta.dirname, BUILD_MS), open(tmpdir(), BUILD_MS)] as const;
  const analyst = open(import.meta.dirname, ANALYSIS_MS);

  return {
    async build(input, signal) {
      const [first, second] = await Promise.all([
        builders[0].run(buildJob, input, signal),
        builders[1].run(buildJob, input, signal),
      ]);
      return twiceBuilt(first, second);
    },
    analyze: (input, signal) => analyst.run(analyzeJob, input, signal),
    async close() {
      await Promise.all([...builders, analyst].map((one) => one.close()));
    },
  };
}

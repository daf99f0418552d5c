import type { AnalysisError } from './analysis-error.ts';

/** The time that one package may take. */
export interface PackageBudget {
  isSpent: () => boolean;
  /** What is told of the first of so many files that it no longer sufficed for. */
  errorAt: (file: string, left: number) => AnalysisError;
}

/** Milliseconds of this thread's own work from now on: what else the machine does is no fault of a package. */
export function createBudget(milliseconds: number): PackageBudget {
  const before = process.threadCpuUsage();
  const began = performance.now();
  return {
    isSpent: () => {
      // No thread works longer than the clock runs, which is cheaper to ask.
      if (performance.now() - began <= milliseconds) return false;
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000 > milliseconds;
    },
    errorAt: (file, left) => ({
      cause: 'limit',
      file,
      message:
        `The analysis of this package takes longer than ${milliseconds / 1_000} seconds: ` +
        (left > 1 ? `this file and ${left - 1} more were not read. ` : 'this file was not read. ') +
        'Leave out what is generated, or split the package.',
    }),
  };
}

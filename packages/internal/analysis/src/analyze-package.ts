import { analyze, type Analysis, type AnalysisInput } from './analyze.ts';
import { analyzeDependencies, bundledPackages, type DependencyCache } from './analyze-dependencies.ts';
import { compareFindings } from './finding.ts';

/** Analyses a package with everything it brings in folders called node_modules. */
export async function analyzePackage(input: AnalysisInput, cache?: DependencyCache): Promise<Analysis> {
  const own = await analyze(input);
  const brought = bundledPackages(input.files);
  if (brought.length === 0) return own;
  const { findings, errors } = await analyzeDependencies(brought, optionsOf(input), cache);
  return {
    findings: [...own.findings, ...findings].sort(compareFindings),
    facts: own.facts,
    errors: [...own.errors, ...errors],
  };
}

function optionsOf({ limits, licences }: AnalysisInput): Pick<AnalysisInput, 'limits' | 'licences'> {
  return { ...(limits && { limits }), ...(licences && { licences }) };
}

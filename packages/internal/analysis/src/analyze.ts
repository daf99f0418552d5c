import { readAccessManifest } from './access-manifest.ts';
import type { AnalysisError } from './analysis-error.ts';
import { analyzeFile } from './analyze-file.ts';
import { createBudget } from './package-budget.ts';
import { emptyFacts, type Facts } from './facts/collect-facts.ts';
import { compareFindings, type Finding } from './finding.ts';
import { followFlows } from './follow-flows.ts';
import { disguisedFiles } from './disguised-files.ts';
import { isPage, scriptsOfPage } from './html-scripts.ts';
import { filesAtInstall } from './install-files.ts';
import { DEFAULT_LICENCE_POLICY, type LicencePolicy } from './licence/licence-policy.ts';
import { DEFAULT_LIMITS, type AnalysisLimits } from './limits.ts';
import { createFileLinker } from './link-files.ts';
import type { AdvisoryIndex } from './osv/advisory.ts';
import { findPackageFile } from './package-file.ts';
import { packageFindings } from './package-findings.ts';
import { isSource } from './syntax/parse-source.ts';
import { isSmall } from './weight.ts';

export interface AnalysisInput {
  files: ReadonlyMap<string, string>;
  packageJson?: unknown;
  /** Null or absent for a package that is no plugin: nothing is compared with a declaration then. */
  manifest?: unknown;
  limits?: Partial<AnalysisLimits>;
  licences?: LicencePolicy;
  /** Known weaknesses, as `importOsv` reads them; without them dependencies are not compared. */
  advisories?: AdvisoryIndex;
  /** Told of every file before it is read: what is known should this process not survive it. */
  onFile?: (file: string) => void;
  /** Leaves out what `packageFindings` tells, where somebody else asks for that. */
  filesOnly?: boolean;
}

export interface Analysis {
  findings: Finding[];
  facts: Facts;
  /** Files that could not be analysed. An analysis with errors is not complete. */
  errors: AnalysisError[];
}

/** Analyses the files of one package without running any of them. */
export async function analyze(input: AnalysisInput): Promise<Analysis> {
  const limits = { ...DEFAULT_LIMITS, ...input.limits };
  const manifest = readAccessManifest(input.manifest);
  const files = withPages(ownFiles(input.files));
  const linker = createFileLinker(files, limits);
  const found: Analysis = { findings: [], facts: emptyFacts(), errors: [] };
  const budget = createBudget(limits.packageMilliseconds);
  const { onFile = () => undefined } = input;
  const packageFile = findPackageFile(input.packageJson, files);
  const disguised = manifest === null ? disguisedFiles(packageFile, files) : new Set<string>();
  const isCode = (name: string): boolean => isSource(name) || disguised.has(name);
  const flows = followFlows(
    { files, isCode, manifest: input.manifest, budget, onFile },
    limits,
    linker,
    found.errors,
  );
  const atInstall = filesAtInstall(packageFile, files, linker);
  const names = [...files.keys()].filter((name) => isCode(name) || isPage(name)).sort();
  // What rules say of a plugin already knows that it is small.
  const small = manifest === null && isSmall(names.map((name) => files.get(name) ?? ''));
  for (const [at, name] of names.entries()) {
    if (budget.isSpent()) {
      found.errors.push(budget.errorAt(name, names.length - at));
      break;
    }
    onFile(name);
    // One file at a time, and others get their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
    const file = { name, text: files.get(name) ?? '', isDisguised: disguised.has(name) };
    const standing = { isSmall: small, runsAtInstall: atInstall.has(name) };
    analyzeFile({ ...file, standing }, { limits, manifest, linker, flows }, found);
  }
  const options = {
    licences: input.licences ?? DEFAULT_LICENCE_POLICY,
    advisories: input.advisories ?? null,
  };
  if (!input.filesOnly) found.findings.push(...packageFindings(input.packageJson, input.files, options));
  found.findings.sort(compareFindings);
  return found;
}

/** A package's own files; what it bundles is analysed package by package. */
function ownFiles(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return [...files.keys()].some(isBundled) ? new Map([...files].filter(([path]) => !isBundled(path))) : files;
}

function isBundled(path: string): boolean {
  return /(?:^|\/)node_modules\//.test(path);
}

/** Pages stand for their scripts. */
function withPages(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (![...files.keys()].some(isPage)) return files;
  return new Map([...files].map(([name, text]) => [name, isPage(name) ? (scriptsOfPage(text) ?? '') : text]));
}

import { readAccessManifest } from './access-manifest.ts';
import type { AnalysisError } from './analysis-error.ts';
import { createBudget } from './package-budget.ts';
import { createFindings } from './create-findings.ts';
import { collectFacts, emptyFacts, type Facts } from './facts/collect-facts.ts';
import { compareFindings, type Finding } from './finding.ts';
import { followFlows } from './follow-flows.ts';
import { disguisedFiles } from './disguised-files.ts';
import { isPage, scriptsOfPage } from './html-scripts.ts';
import { inspectFile } from './inspect-file.ts';
import { inspectNested } from './inspect-nested.ts';
import { filesAtInstall } from './install-files.ts';
import { DEFAULT_LICENCE_POLICY, type LicencePolicy } from './licence/licence-policy.ts';
import { DEFAULT_LIMITS, type AnalysisLimits } from './limits.ts';
import { LimitReached } from './limit-reached.ts';
import { createFileLinker } from './link-files.ts';
import type { AdvisoryIndex } from './osv/advisory.ts';
import { findPackageFile } from './package-file.ts';
import { packageFindings } from './package-findings.ts';
import { RULES } from './rules/registry.ts';
import { SYNTAX_ERROR } from './rules/syntax-error.ts';
import { isSource } from './syntax/parse-source.ts';
import { isSmall, weighed } from './weight.ts';

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
  const findings: Finding[] = [];
  const errors: Analysis['errors'] = [];
  const facts = emptyFacts();
  const budget = createBudget(limits.packageMilliseconds);
  const { onFile = () => undefined } = input;
  const packageFile = findPackageFile(input.packageJson, files);
  const disguised = manifest === null ? disguisedFiles(packageFile, files) : new Set<string>();
  const isCode = (name: string): boolean => isSource(name) || disguised.has(name);
  const flows = followFlows(
    { files, isCode, manifest: input.manifest, budget, onFile },
    limits,
    linker,
    errors,
  );
  const atInstall = filesAtInstall(packageFile, files, linker);
  const names = [...files.keys()].filter((name) => isCode(name) || isPage(name)).sort();
  // What rules say of a plugin already knows that it is small.
  const small = manifest === null && isSmall(names.map((name) => files.get(name) ?? ''));
  for (const [at, name] of names.entries()) {
    const text = files.get(name) ?? '';
    if (budget.isSpent()) {
      errors.push(budget.errorAt(name, names.length - at));
      break;
    }
    onFile(name);
    if (text.length > limits.fileCharacters) {
      errors.push({
        cause: 'limit',
        file: name,
        message: `The file has ${text.length} characters; at most ${limits.fileCharacters} are analysed. Split it.`,
      });
      continue;
    }
    // One file at a time, and others get their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      const opened = linker.open(name);
      if (!opened || (opened.syntaxError && disguised.has(name))) continue;
      const create = createFindings(name, text, limits.findingsPerRuleAndFile);
      if (opened.syntaxError && !isPage(name)) {
        const { message, offset } = opened.syntaxError;
        findings.push(
          ...create([
            {
              rule: SYNTAX_ERROR,
              at: { start: offset, end: offset + 1 },
              report: { message: `This file is not valid JavaScript or TypeScript: ${message}` },
            },
          ]),
        );
      }
      const deadline = deadlineAfter(limits.fileMilliseconds);
      const { source } = opened;
      const standing = { isSmall: small, runsAtInstall: atInstall.has(name) };
      const reports = [
        ...inspectFile(source, RULES, manifest, deadline, flows),
        ...inspectNested(source, manifest, limits, deadline),
      ];
      findings.push(...create(reports.map((one) => weighed(one, standing))));
      collectFacts(source, facts);
      if (!source.evaluator.hasStepsLeft())
        errors.push({
          cause: 'limit',
          file: name,
          message: `Reading its constants takes more than ${limits.foldingSteps} steps.`,
        });
    } catch (error) {
      const cause = error instanceof LimitReached ? 'limit' : 'crash';
      errors.push({ file: name, message: error instanceof Error ? error.message : String(error), cause });
    }
  }
  const options = {
    licences: input.licences ?? DEFAULT_LICENCE_POLICY,
    advisories: input.advisories ?? null,
  };
  if (!input.filesOnly) findings.push(...packageFindings(input.packageJson, input.files, options));
  return { findings: findings.sort(compareFindings), facts, errors };
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

function deadlineAfter(milliseconds: number): () => void {
  const end = performance.now() + milliseconds;
  return () => {
    if (performance.now() > end)
      throw new LimitReached(`The analysis of this file takes longer than ${milliseconds} ms.`);
  };
}

import { readAccessManifest } from './access-manifest.ts';
import { collectFacts, emptyFacts, type Facts } from './facts/collect-facts.ts';
import { createFindings } from './create-findings.ts';
import { compareFindings, type Finding } from './finding.ts';
import { inspectFile } from './inspect-file.ts';
import { DEFAULT_LIMITS, type AnalysisLimits } from './limits.ts';
import { createFileLinker, type FileLinker } from './link-files.ts';
import { readPackageFile } from './package-file.ts';
import { RULES } from './rules/registry.ts';
import { isSource } from './syntax/parse-source.ts';
import { packageFlows, type FlowsInto } from './taint/package-flows.ts';
import type { SourceFile } from './values/source-file.ts';
import { SYNTAX_ERROR } from './rules/syntax-error.ts';

export interface AnalysisInput {
  files: ReadonlyMap<string, string>;
  packageJson?: unknown;
  /** Null or absent for a package that is no plugin: nothing is compared with a declaration then. */
  manifest?: unknown;
  limits?: Partial<AnalysisLimits>;
}

export interface Analysis {
  findings: Finding[];
  facts: Facts;
  /** Files that could not be analysed. An analysis with errors is not complete. */
  errors: { file: string; message: string }[];
}

/** Analyses the files of one package without running any of them. */
export async function analyze(input: AnalysisInput): Promise<Analysis> {
  const limits = { ...DEFAULT_LIMITS, ...input.limits };
  const manifest = readAccessManifest(input.manifest);
  const linker = createFileLinker(input.files, limits);
  const findings: Finding[] = [];
  const errors: Analysis['errors'] = [];
  const facts = emptyFacts();
  const flows = followFlows(input, limits, linker, errors);
  for (const name of [...input.files.keys()].sort()) {
    const text = input.files.get(name) ?? '';
    if (!isSource(name)) continue;
    if (text.length > limits.fileCharacters) {
      errors.push({
        file: name,
        message: `The file has ${text.length} characters; at most ${limits.fileCharacters} are analysed. Split it.`,
      });
      continue;
    }
    // One file at a time, and others get their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      const opened = linker.open(name);
      if (!opened) continue;
      const create = createFindings(name, text, limits.findingsPerRuleAndFile);
      if (opened.syntaxError) {
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
      findings.push(
        ...create(inspectFile(opened.source, RULES, manifest, deadlineAfter(limits.fileMilliseconds), flows)),
      );
      collectFacts(opened.source, facts);
      if (!opened.source.evaluator.hasStepsLeft())
        errors.push({
          file: name,
          message: `Reading its constants takes more than ${limits.foldingSteps} steps.`,
        });
    } catch (error) {
      errors.push({ file: name, message: error instanceof Error ? error.message : String(error) });
    }
  }
  findings.push(...packageFindings(input));
  return { findings: findings.sort(compareFindings), facts, errors };
}

/** Information is followed across files as far as the whole package can be held at once. */
function followFlows(
  { files, manifest }: AnalysisInput,
  limits: AnalysisLimits,
  linker: FileLinker,
  errors: Analysis['errors'],
): FlowsInto {
  const names = [...files.keys()].filter(
    (name) => isSource(name) && (files.get(name)?.length ?? 0) <= limits.fileCharacters,
  );
  const total = names.reduce((sum, name) => sum + (files.get(name)?.length ?? 0), 0);
  const isPlugin = manifest !== null && manifest !== undefined;
  const isHeld = total <= limits.linkedCharacters;
  const sources = isHeld ? names.sort().flatMap((name) => openQuietly(linker, name)) : [];
  const { flowsInto, tooLarge } = packageFlows(sources, limits.flowCharacters);
  if (isPlugin)
    for (const file of isHeld ? tooLarge.map(({ name }) => name) : names.slice(0, 1))
      errors.push({
        file,
        message: `The files that import each other have too many characters together (at most ${limits.flowCharacters}): what passes between them is not followed.`,
      });
  return flowsInto;
}

function openQuietly(linker: FileLinker, name: string): SourceFile[] {
  try {
    const source = linker.open(name)?.source;
    return source ? [source] : [];
  } catch {
    // The file that cannot be read is named when its own turn comes.
    return [];
  }
}

function deadlineAfter(milliseconds: number): () => void {
  const end = performance.now() + milliseconds;
  return () => {
    if (performance.now() > end)
      throw new Error(`The analysis of this file takes longer than ${milliseconds} ms.`);
  };
}

function packageFindings({ packageJson, files }: AnalysisInput): Finding[] {
  const packageFile = readPackageFile(packageJson ?? parsed(files.get('package.json')));
  if (!packageFile) return [];
  return RULES.flatMap((rule) => {
    const found: Finding[] = [];
    rule.visit.package?.({
      packageFile,
      files,
      report: (file, excerpt, report) => {
        const text = files.get(file) ?? excerpt;
        const start = Math.max(0, text.indexOf(excerpt));
        found.push(
          ...createFindings(file, text, 100)([{ rule, at: { start, end: start + excerpt.length }, report }]),
        );
      },
    });
    return found;
  });
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

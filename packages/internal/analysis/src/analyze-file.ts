import type { AccessManifest } from './access-manifest.ts';
import type { AnalysisError } from './analysis-error.ts';
import { createFindings } from './create-findings.ts';
import { collectFacts, type Facts } from './facts/collect-facts.ts';
import type { Finding } from './finding.ts';
import { isPage } from './html-scripts.ts';
import { inspectFile } from './inspect-file.ts';
import { inspectNested } from './inspect-nested.ts';
import { LimitReached } from './limit-reached.ts';
import type { AnalysisLimits } from './limits.ts';
import type { FileLinker } from './link-files.ts';
import { RULES } from './rules/registry.ts';
import { SYNTAX_ERROR } from './rules/syntax-error.ts';
import type { FlowsInto } from './taint/package-flows.ts';
import { weighed, type Standing } from './weight.ts';

interface FileInPackage {
  name: string;
  text: string;
  /** Whether its name does not say that it is code; then it may turn out to be none. */
  isDisguised: boolean;
  standing: Standing;
}

/** What is known of the package. */
interface Package {
  limits: AnalysisLimits;
  manifest: AccessManifest | null;
  linker: FileLinker;
  flows: FlowsInto;
}

interface Found {
  findings: Finding[];
  facts: Facts;
  errors: AnalysisError[];
}

/** Adds what one file of a package comes to. One that costs too much, or that breaks the analysis, is an error by its name. */
export function analyzeFile(file: FileInPackage, of: Package, found: Found): void {
  const { name, text, standing } = file;
  const { limits, manifest, linker, flows } = of;
  if (text.length > limits.fileCharacters) {
    found.errors.push({
      cause: 'limit',
      file: name,
      message: `The file has ${text.length} characters; at most ${limits.fileCharacters} are analysed. Split it.`,
    });
    return;
  }
  try {
    const opened = linker.open(name);
    if (!opened || (opened.syntaxError && file.isDisguised)) return;
    const create = createFindings(name, text, limits.findingsPerRuleAndFile);
    if (opened.syntaxError && !isPage(name)) {
      const { message, offset } = opened.syntaxError;
      const at = { start: offset, end: offset + 1 };
      const report = { message: `This file is not valid JavaScript or TypeScript: ${message}` };
      found.findings.push(...create([{ rule: SYNTAX_ERROR, at, report }]));
    }
    const deadline = deadlineAfter(limits.fileMilliseconds);
    const { source } = opened;
    const reports = [
      ...inspectFile(source, RULES, manifest, deadline, flows),
      ...inspectNested(source, manifest, limits, deadline),
    ];
    found.findings.push(...create(reports.map((one) => weighed(one, standing))));
    collectFacts(source, found.facts);
    if (!source.evaluator.hasStepsLeft())
      found.errors.push({
        cause: 'limit',
        file: name,
        message: `Reading its constants takes more than ${limits.foldingSteps} steps.`,
      });
  } catch (error) {
    const cause = error instanceof LimitReached ? 'limit' : 'crash';
    found.errors.push({ file: name, message: error instanceof Error ? error.message : String(error), cause });
  }
}

function deadlineAfter(milliseconds: number): () => void {
  const end = performance.now() + milliseconds;
  return () => {
    if (performance.now() > end)
      throw new LimitReached(`The analysis of this file takes longer than ${milliseconds} ms.`);
  };
}

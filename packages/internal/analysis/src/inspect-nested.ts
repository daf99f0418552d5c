import type { AccessManifest } from './access-manifest.ts';
import { inspectFile, type FileReport } from './inspect-file.ts';
import type { AnalysisLimits } from './limits.ts';
import { createFileLinker } from './link-files.ts';
import { nestedCode } from './nested-code.ts';
import { RULES } from './rules/registry.ts';
import { traceFlows } from './taint/trace-flows.ts';
import type { SourceFile } from './values/source-file.ts';

/** Code inside of code inside of code: nobody nests deeper than this who is not stopped before. */
const DEPTH = 3;
const WORTH = new Set(['critical', 'high', 'medium']);

/**
 * What the rules find in texts that a file runs as code, told at the place where the text is run.
 * A text that is no code is nothing to tell: the rules about running texts speak of it.
 */
export function inspectNested(
  file: SourceFile,
  manifest: AccessManifest | null,
  limits: AnalysisLimits,
  deadline: () => void,
  depth = 0,
): FileReport[] {
  if (depth >= DEPTH) return [];
  return nestedCode(file).flatMap(({ text, at }) => {
    deadline();
    const inner = opened(file.name, text, limits);
    if (!inner) return [];
    const direct = inspectFile(inner, RULES, manifest, deadline, (one) => traceFlows([one], deadline));
    return [...direct, ...inspectNested(inner, manifest, limits, deadline, depth + 1)].flatMap(
      ({ rule, report }) =>
        WORTH.has(report.severity ?? rule.severity)
          ? [
              {
                rule,
                at,
                report: {
                  message: `In a text that is run as code: ${report.message}`,
                  severity: report.severity ?? rule.severity,
                  confidence: report.confidence ?? 'high',
                },
              },
            ]
          : [],
    );
  });
}

function opened(name: string, text: string, limits: AnalysisLimits): SourceFile | null {
  try {
    const found = createFileLinker(new Map([[name, text]]), limits).open(name);
    return found && !found.syntaxError ? found.source : null;
  } catch {
    return null;
  }
}

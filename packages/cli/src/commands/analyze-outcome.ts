import { ruleUrl, type Facts, type FactSheet, type JudgedFinding } from '@guildhall/analysis';
import type { Outcome } from '../outcome.ts';
import { renderDeclarations } from '../report/render-declarations.ts';
import { renderFinding } from '../report/render-finding.ts';
import { reaches, type FailOn } from '../report/severity.ts';
import { summaryLine } from '../report/summary.ts';
import type { Paint } from '../terminal/paint.ts';
import type { CheckError } from './analyze-completeness.ts';

interface Analysed {
  findings: readonly JudgedFinding[];
  facts: Facts;
  declarations: FactSheet | null;
  files: ReadonlyMap<string, string>;
  errors: readonly CheckError[];
  /** Whether there is a source file of which something is known. */
  isReadable: boolean;
}

/** What an analysis comes to: suppressed findings are told in numbers and in the document, and fail nothing. */
export function analyzeOutcome(analysed: Analysed, failOn: FailOn, paint: Paint): Outcome {
  const { findings, facts, declarations, files, errors, isReadable } = analysed;
  const open = findings.filter(({ suppressed }) => !suppressed);
  const count = findings.length - open.length;
  return {
    exit: errors.length > 0 || !isReadable || reaches(open, failOn) ? 'refused' : 'fine',
    document: {
      findings,
      facts: {
        ...facts,
        ...(declarations && { declarations }),
        ...(errors.length > 0 && { errors: errors.map(checkError) }),
      },
    },
    text: [
      ...open.map((finding) =>
        renderFinding({ ...finding, docs: docsOf(finding.ruleId) }, files.get(finding.file), paint),
      ),
      ...(declarations ? [renderDeclarations(declarations, paint)] : []),
      summaryLine(open, paint, ` in ${Object.keys(facts.sizes).length} source files`),
      count > 0 ? `${count} suppressed by comments or the baseline.` : '',
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** Beside the facts: a reader of the document alone must not take silence for clean. */
function checkError({ file, message }: CheckError): object {
  return { code: 'CHECK_ERROR', file, message };
}

/** Where the rule is explained: by a link, and here without one. */
function docsOf(ruleId: string): string {
  return `${ruleUrl(ruleId)} or guildhall explain ${ruleId}`;
}

import { ruleUrl, type Facts, type FactSheet, type JudgedFinding } from '@guildhall/analysis';
import type { Outcome } from '../outcome.ts';
import { renderDeclarations } from '../report/render-declarations.ts';
import { renderFinding } from '../report/render-finding.ts';
import { reaches, type FailOn } from '../report/severity.ts';
import { summaryLine } from '../report/summary.ts';
import type { Paint } from '../terminal/paint.ts';

interface Analysed {
  findings: readonly JudgedFinding[];
  facts: Facts;
  declarations: FactSheet | null;
  files: ReadonlyMap<string, string>;
  /** Whether every file was read. */
  isComplete: boolean;
}

/** What an analysis comes to: suppressed findings are told in numbers and in the document, and fail nothing. */
export function analyzeOutcome(analysed: Analysed, failOn: FailOn, paint: Paint): Outcome {
  const { findings, facts, declarations, files, isComplete } = analysed;
  const open = findings.filter(({ suppressed }) => !suppressed);
  const count = findings.length - open.length;
  return {
    exit: !isComplete || reaches(open, failOn) ? 'refused' : 'fine',
    document: { findings, facts: { ...facts, ...(declarations && { declarations }) } },
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

/** Where the rule is explained: by a link, and here without one. */
function docsOf(ruleId: string): string {
  return `${ruleUrl(ruleId)} or guildhall explain ${ruleId}`;
}

import { findingId, type Finding } from './finding.ts';
import type { FileReport } from './inspect-file.ts';
import { createLineTable, type Position } from './syntax/line-table.ts';
import type { SourceFile } from './values/source-file.ts';
import type { Step } from './taint/trace-flows.ts';

const EXCERPT_LENGTH = 160;

/** Turns what rules report into findings with places, excerpts and ids that stay. */
export function createFindings(
  file: string,
  text: string,
  perRule: number,
): (reports: readonly FileReport[]) => Finding[] {
  const locate = createLineTable(text);
  return (reports) => {
    const occurrences = new Map<string, number>();
    const counts = new Map<string, number>();
    const seen = new Set<string>();
    const findings: Finding[] = [];
    for (const { rule, at, report } of reports.toSorted(
      (a, b) => a.at.start - b.at.start || a.at.end - b.at.end,
    )) {
      const place = `${rule.id}:${at.start}:${at.end}`;
      const count = counts.get(rule.id) ?? 0;
      if (seen.has(place) || count >= perRule) continue;
      seen.add(place);
      counts.set(rule.id, count + 1);
      const excerpt = text.slice(at.start, Math.min(at.end, at.start + EXCERPT_LENGTH));
      const said = `${rule.id}\0${excerpt}`;
      const occurrence = occurrences.get(said) ?? 0;
      occurrences.set(said, occurrence + 1);
      const [start, end] = [locate(at.start), locate(at.end)];
      findings.push({
        id: findingId(rule.id, file, excerpt, occurrence),
        ruleId: rule.id,
        threat: rule.threat,
        severity: report.severity ?? rule.severity,
        confidence: report.confidence ?? 'high',
        file,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        message: report.message,
        why: rule.why,
        fix: rule.fix,
        excerpt,
        ...(rule.cwe === undefined ? {} : { cwe: rule.cwe }),
        ...(report.flow
          ? {
              flow: flowSteps(report.flow.steps, report.flow.source.label, report.flow.sink.name),
            }
          : {}),
      });
    }
    return findings;
  };
}

function flowSteps(steps: readonly Step[], source: string, sink: string) {
  const tables = new Map<SourceFile, (offset: number) => Position>();
  const places = new Set<string>();
  return steps.flatMap(({ node, file }, index) => {
    const isEnd = index === 0 || index === steps.length - 1;
    let locate = tables.get(file);
    if (!locate) tables.set(file, (locate = createLineTable(file.text)));
    const position = locate(node.start);
    const place = `${file.name}:${position.line}:${position.column}`;
    if (!isEnd && (places.has(place) || (steps.length > 12 && index > 8))) return [];
    places.add(place);
    const label =
      index === 0
        ? `source: ${source}`
        : isEnd
          ? `sink: ${sink}`
          : file.text.slice(node.start, Math.min(node.end, node.start + 60));
    return [{ file: file.name, ...position, label }];
  });
}

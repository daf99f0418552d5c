import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';
import { codeFrame } from './code-frame.ts';
import { SEVERITY_STYLE } from './severity.ts';
import type { ShownFinding } from './shown-finding.ts';

/** One finding like a good compiler says it: what, where, the code, why it matters and how to fix it. */
export function renderFinding(finding: ShownFinding, source: string | undefined, paint: Paint): string {
  const style = SEVERITY_STYLE[finding.severity];
  const parts = [
    `${paint([style, 'bold'], `${finding.severity}[${visible(finding.ruleId)}]`)}${paint('bold', `: ${visible(finding.message)}`)}`,
    place(finding, paint),
    code(finding, source, paint),
    note('why', finding.why, paint),
    note('fix', finding.fix, paint),
    note('docs', finding.docs ?? '', paint),
    ...(finding.flow ?? []).map((step) =>
      note('flow', `${step.file}:${step.line}:${step.column} ${step.label}`, paint),
    ),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function place({ file, line, column }: ShownFinding, paint: Paint): string {
  if (file === null) return '';
  const where = [file, line, column].filter((part) => part !== null).join(':');
  return `  ${paint('blue', '-->')} ${visible(where)}`;
}

function code(finding: ShownFinding, source: string | undefined, paint: Paint): string {
  const { line, column, endLine, endColumn, severity } = finding;
  if (source !== undefined && line !== null) {
    const at = {
      line,
      column: column ?? 1,
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    };
    return indented(codeFrame(source, at, paint, SEVERITY_STYLE[severity]));
  }
  // The marketplace sends the excerpt alone; it may have several lines.
  const excerpt = (finding.excerpt ?? '').split(/\r\n|\r|\n/).slice(0, 3);
  if (excerpt.join('').trim() === '') return '';
  return indented(excerpt.map((row) => `${paint('blue', '|')} ${visible(row)}`).join('\n'));
}

function note(name: string, text: string, paint: Paint): string {
  return text === '' ? '' : `   ${paint('blue', '=')} ${paint('bold', `${name}:`)} ${visible(text)}`;
}

function indented(block: string): string {
  return block
    .split('\n')
    .map((row) => `   ${row}`)
    .join('\n');
}

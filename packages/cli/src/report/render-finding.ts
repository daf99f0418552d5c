import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';
import { codeFrame } from './code-frame.ts';
import { excerptFrame } from './excerpt-frame.ts';
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
    note('cwe', weakness(finding.cwe), paint),
    note('docs', finding.docs ?? '', paint),
    ...(finding.flow ?? []).map((step) =>
      note('flow', `${step.file}:${step.line}:${step.column} ${step.label}`, paint),
    ),
    note('known', finding.knownSince ? `since ${finding.knownSince.versionString}` : '', paint),
    note('accepted', accepted(finding.acceptance), paint),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function weakness(cwe: number | null | undefined): string {
  return cwe == null ? '' : `CWE-${cwe} https://cwe.mitre.org/data/definitions/${cwe}.html`;
}

function accepted(acceptance: ShownFinding['acceptance']): string {
  if (!acceptance) return '';
  const { reason, acceptedBy, expiresAt } = acceptance;
  return `until ${expiresAt.slice(0, 10)} by ${acceptedBy}: ${reason}`;
}

function place({ file, line, column }: ShownFinding, paint: Paint): string {
  if (file === null) return '';
  const where = [file, line, column].filter((part) => part !== null).join(':');
  return `  ${paint('blue', '-->')} ${visible(where)}`;
}

function code(finding: ShownFinding, source: string | undefined, paint: Paint): string {
  const { line, column, endLine, endColumn, severity } = finding;
  const style = SEVERITY_STYLE[severity];
  if (source !== undefined && line !== null) {
    const at = {
      line,
      column: column ?? 1,
      ...(endLine != null && { endLine }),
      ...(endColumn != null && { endColumn }),
    };
    return indented(codeFrame(source, at, paint, style));
  }
  return indented(excerptFrame(finding, paint, style));
}

function note(name: string, text: string, paint: Paint): string {
  return text === '' ? '' : `   ${paint('blue', '=')} ${paint('bold', `${name}:`)} ${visible(text)}`;
}

function indented(block: string): string {
  if (block === '') return '';
  return block
    .split('\n')
    .map((row) => `   ${row}`)
    .join('\n');
}

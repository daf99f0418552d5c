import type { Paint, Style } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';

export interface Frame {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

const CONTEXT = 1;
const WIDTH = 100;
/** Characters shown before the place, when the line is too long to show. */
const LEAD = 30;

/** The lines around a place with the place underlined, as compilers show it. Long lines are shown in part. */
export function codeFrame(source: string, at: Frame, paint: Paint, style: Style = 'red'): string {
  const lines = source.split(/\r\n|\r|\n/);
  const first = Math.max(1, at.line - CONTEXT);
  const last = Math.min(lines.length, at.line + CONTEXT);
  const gutter = String(last).length;
  const edge = (label: string) => paint('blue', `${label.padStart(gutter)} |`);
  const rows = [edge('')];
  for (let number = first; number <= last; number++) {
    const line = lines[number - 1] ?? '';
    const from = number === at.line && line.length > WIDTH ? Math.max(0, at.column - 1 - LEAD) : 0;
    rows.push(`${edge(String(number))} ${shown(line, from)}`.trimEnd());
    if (number === at.line) rows.push(`${edge('')} ${underline(line, from, at, paint, style)}`);
  }
  return rows.join('\n');
}

function shown(line: string, from: number): string {
  const part = visible(line.slice(from, from + WIDTH));
  return `${from > 0 ? '…' : ''}${part}${line.length > from + WIDTH ? '…' : ''}`;
}

function underline(line: string, from: number, at: Frame, paint: Paint, style: Style): string {
  const start = Math.max(from, at.column - 1);
  const end =
    at.endLine === undefined || at.endLine === at.line ? (at.endColumn ?? at.column + 1) - 1 : line.length;
  const lead = visible(line.slice(from, start)).length + (from > 0 ? 1 : 0);
  const width = visible(line.slice(start, Math.min(end, from + WIDTH))).length;
  return `${' '.repeat(lead)}${paint([style, 'bold'], '^'.repeat(Math.max(1, width)))}`;
}

import type { Paint, Style } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';
import type { ShownFinding } from './shown-finding.ts';

const MOST_LINES = 3;

/**
 * What the marketplace sends of a place, its excerpt, as compilers show code: numbered and underlined. A finding without
 * a span has no excerpt of code, but of something else, such as a place in plugin.json, which is only quoted.
 */
export function excerptFrame(
  { excerpt, line, endLine }: Pick<ShownFinding, 'excerpt' | 'line' | 'endLine'>,
  paint: Paint,
  style: Style,
): string {
  const rows = (excerpt ?? '')
    .split(/\r\n|\r|\n/)
    .slice(0, MOST_LINES)
    .map((row) => visible(row));
  if (rows.join('').trim() === '') return '';
  if (line === null || endLine == null) return rows.map((row) => `${paint('blue', '|')} ${row}`).join('\n');
  const width = String(line + rows.length - 1).length;
  const edge = (label: string) => paint('blue', `${label.padStart(width)} |`);
  return rows
    .flatMap((row, at) => [
      `${edge(String(line + at))} ${row}`,
      ...(row.trim() === '' ? [] : [`${edge('')} ${under(row, paint, style)}`]),
    ])
    .join('\n');
}

function under(row: string, paint: Paint, style: Style): string {
  const lead = row.length - row.trimStart().length;
  return `${' '.repeat(lead)}${paint([style, 'bold'], '^'.repeat(row.trim().length))}`;
}

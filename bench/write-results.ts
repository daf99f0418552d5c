import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export type Row = Readonly<Record<string, string | number>>;

const RESULTS = join(import.meta.dirname, 'results');

/** Prints a table with the machine it was measured on, and writes `results/<name>.json` and `.md`; a null name only prints. */
export function writeResults(
  name: string | null,
  heading: string,
  rows: readonly Row[],
  notes: readonly string[],
): void {
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
  };
  const table = markdown(rows);
  const { cpu, cores, memoryGb, node, date } = machine;
  const text = [
    `# ${heading}`,
    `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, ${date}`,
    table,
    notes.map((note) => `- ${note}`).join('\n'),
  ].join('\n\n');
  console.log(text);
  if (name === null) return;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify({ machine, rows, notes }, null, 2)}\n`);
  writeFileSync(join(RESULTS, `${name}.md`), `${text}\n`);
}

function markdown(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ].join('\n');
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  importOsv,
  readBaseline,
  RULES,
  toSarif,
  writeBaseline,
  type AdvisoryIndex,
  type Baseline,
  type JudgedFinding,
} from '@guildhall/analysis';
import { ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from '../failure.ts';
import { visible } from '../terminal/visible.ts';
import { VERSION } from '../version.ts';
import { writeWanted } from '../write-file.ts';
import type { CheckError } from './analyze-completeness.ts';

/** Days a new baseline holds: long enough to mend things, too short to forget them. */
const BASELINE_DAYS = 90;
const MOST_NAMED = 10;
const TOOL = { name: 'guildhall', version: VERSION };

/** Reads the baseline a person names; null when they name none. */
export async function openBaseline(
  cwd: string,
  path: string | undefined,
): Promise<Result<Baseline | null, Failure>> {
  if (path === undefined) return ok(null);
  const text = await readFile(resolve(cwd, path), 'utf8').catch(() => null);
  if (text === null)
    return failed(
      'usage',
      'NO_BASELINE',
      `There is no baseline at ${path}. Write one with --write-baseline.`,
    );
  const read = readBaseline(text);
  return read.ok ? read : failed('usage', read.error.code, `${path}: ${read.error.message}`);
}

/** Reads OSV data a person names; undefined when they name none. */
export async function openAdvisories(
  cwd: string,
  path: string | undefined,
): Promise<Result<AdvisoryIndex | undefined, Failure>> {
  if (path === undefined) return ok(undefined);
  const read = await importOsv(resolve(cwd, path));
  return read.ok ? read : failed('usage', read.error.code, read.error.message);
}

/** A warning for each advisory that could not be read, as far as anybody reads them. */
export function skippedLines(advisories: AdvisoryIndex | undefined): string[] {
  const skipped = advisories?.skipped ?? [];
  const named = skipped.slice(0, MOST_NAMED).map(({ source, reason }) => `${source}: ${reason}`);
  const more = skipped.length > MOST_NAMED ? [`${skipped.length - MOST_NAMED} more advisories`] : [];
  return [...named, ...more].map((what) => `warning: ${visible(what)} (left aside)`);
}

/** Writes what was asked for beside the terminal: SARIF for scanners, a baseline for the next run. */
export async function writeReports(
  cwd: string,
  name: string,
  { findings, errors }: { findings: readonly JudgedFinding[]; errors: readonly CheckError[] },
  wanted: { sarif?: string | undefined; writeBaseline?: string | undefined },
): Promise<Result<null, Failure>> {
  const reports: [string | undefined, () => string][] = [
    [wanted.sarif, () => `${JSON.stringify(toSarif(findings, RULES, TOOL, errors), null, 2)}\n`],
    [
      wanted.writeBaseline,
      () => writeBaseline(name, findings, 'Found when the baseline was written.', lastDay()),
    ],
  ];
  for (const [path, text] of reports) {
    if (path === undefined) continue;
    const written = await writeWanted(cwd, path, text());
    if (!written.ok) return written;
  }
  return ok(null);
}

/** Whether the folder has dependencies of which none was read. */
export function leavesDependenciesOut(
  cwd: string,
  target: string,
  files: ReadonlyMap<string, unknown>,
): boolean {
  return (
    existsSync(resolve(cwd, target, 'node_modules')) &&
    ![...files.keys()].some((path) => path.includes('node_modules/'))
  );
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function lastDay(): string {
  return new Date(Date.now() + BASELINE_DAYS * 86_400_000).toISOString().slice(0, 10);
}

import { isMalicious, osvEntry, severityOfAdvisory, type OsvEntry } from '@guildhall/analysis';
import type { z } from 'zod';
import { SEVERITY } from '../../inspection/found-in-code.ts';
import { visibleText } from '../../inspection/visible-text.ts';
import type { Severity } from '../finding/finding.ts';
import type { SkippedEntry } from './advisory.ts';

/** An OSV entry as it is kept. */
export interface ReadEntry {
  id: string;
  severity: Severity;
  malicious: boolean;
  withdrawn: boolean;
  summary: string | null;
  packages: string[];
  entry: OsvEntry;
}

/** Of one import; more are imported in several. */
export const MOST_ENTRIES = 20_000;

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
const NAME = /^(@[a-z0-9~_-][\w.~-]*\/)?[\w~-][\w.~-]{0,213}$/i;
const MOST_PACKAGES = 100;
/** Of one entry as it is kept. */
const MOST_CHARACTERS = 500_000;

/** Reads OSV documents, each one entry or a list. What cannot be used is named with its place; of one id the last counts. */
export function readEntries(documents: Iterable<readonly [source: string, document: unknown]>): {
  entries: ReadEntry[];
  skipped: SkippedEntry[];
} {
  const entries = new Map<string, ReadEntry>();
  const skipped: SkippedEntry[] = [];
  for (const [source, document] of documents) {
    const list: readonly unknown[] = Array.isArray(document) ? document : [document];
    list.forEach((one, at) => {
      const read = readEntry(one);
      const place = Array.isArray(document) ? `${source}.${at}` : source;
      if (typeof read === 'string') skipped.push({ source: visibleText(place, 300), reason: read });
      else entries.set(read.id, read);
    });
  }
  return { entries: [...entries.values()], skipped };
}

/** The entry, or why it cannot be used. */
function readEntry(document: unknown): ReadEntry | string {
  const read = osvEntry.safeParse(document);
  if (!read.success) return reasonOf(read.error.issues[0]);
  const { id, summary, aliases, withdrawn, severity, database_specific, affected } = read.data;
  if (!ID.test(id)) return `${JSON.stringify(visibleText(id, 60))} is no id of an advisory.`;
  const about = affected.filter(({ package: named }) => named?.ecosystem.toLowerCase() === 'npm');
  const packages = [...new Set(about.flatMap(({ package: named }) => named?.name ?? []))];
  if (packages.length === 0) return `${id} is about no npm package.`;
  if (packages.length > MOST_PACKAGES) return `${id} names more than ${MOST_PACKAGES} packages.`;
  const bad = packages.find((name) => !NAME.test(name));
  if (bad !== undefined) return `${id} names ${JSON.stringify(visibleText(bad, 60))}, which is no package.`;
  // Only what matching reads is kept: entries carry whole essays.
  const entry: OsvEntry = {
    id,
    ...(summary !== undefined && { summary: visibleText(summary, 500) }),
    ...(aliases && { aliases: aliases.slice(0, 50) }),
    ...(severity && { severity: severity.map(({ type, score }) => ({ type, score })) }),
    ...(database_specific?.severity !== undefined && {
      database_specific: { severity: database_specific.severity },
    }),
    affected: about.map(({ package: named, versions, ranges }) => ({
      ...(named && { package: { ecosystem: named.ecosystem, name: named.name } }),
      ...(versions && { versions }),
      ...(ranges && { ranges }),
    })),
  };
  const text = JSON.stringify(entry);
  if (text.length > MOST_CHARACTERS) return `${id} has more than ${MOST_CHARACTERS} characters.`;
  // PostgreSQL keeps neither NUL nor half a surrogate pair.
  if (/\\u(0000|d[89a-f])/i.test(text)) return `${id} holds characters that no text has.`;
  return {
    ...{ id, packages, entry, malicious: isMalicious(entry), withdrawn: withdrawn !== undefined },
    severity: SEVERITY[severityOfAdvisory(entry)],
    summary: entry.summary ?? null,
  };
}

function reasonOf(issue: z.core.$ZodIssue | undefined): string {
  const path = issue?.path.map(String).join('.') ?? '';
  return visibleText(`${path === '' ? 'It' : path} is not as OSV has it: ${issue?.message ?? ''}`, 300);
}

import { z } from 'zod';
import { jsonOf, err, ok, type Result } from '@guildhall/kernel';
import type { Finding } from '../finding.ts';

/** Why a developer does not want to be told of a finding for now. */
export interface Suppression {
  by: 'comment' | 'baseline';
  reason: string;
  /** The last day it holds, as YYYY-MM-DD. */
  until: string;
}

/** A finding as a developer sees it. Forge shows suppressed ones, too: suppressing hides nothing from a marketplace. */
export interface JudgedFinding extends Finding {
  suppressed?: Suppression;
}

export interface SuppressionProblem {
  file: string;
  /** Null for an entry of a baseline, which names no line. */
  line: number | null;
  message: string;
}

/** The package that is judged, as far as suppressions go. */
export interface JudgedPackage {
  /** The plugin's id, or the package's name. */
  name: string;
  files: ReadonlyMap<string, string>;
  /** Whether who asks wrote it. What others wrote says nothing about itself, and its dependencies never do. */
  isOwn: boolean;
}

const COMMENT = /guildhall-ignore\b[ \t]*([^\n]*)/g;
const FORM = /^([a-z][\w/-]*)\s+until\s+(\d{4}-\d{2}-\d{2})\s*:\s*(\S.*?)\s*(?:\*\/|-->)?\s*$/;
/** Where the code of others lies in a package. */
const BROUGHT = /(?:^|\/)node_modules\//;
/** Longest a suppression may hold from today, in days: what is never looked at again is forgotten. */
const LONGEST_DAYS = 366;

const baselineFile = z.strictObject({
  version: z.literal(2),
  /** The package it was written for: it suppresses nothing in another. */
  package: z.string().min(1),
  findings: z.array(
    z.strictObject({
      id: z.string(),
      ruleId: z.string(),
      file: z.string(),
      until: z.iso.date(),
      reason: z.string().trim().min(1, 'A reason says why it may wait.'),
    }),
  ),
});
/** Once, a baseline fitted any package. */
const baselineBefore = z.looseObject({ version: z.literal(1) });
export type Baseline = z.infer<typeof baselineFile>;

/** Reads a baseline: findings that are known, each with a reason and a last day. */
export function readBaseline(text: string): Result<Baseline> {
  const document = jsonOf(text);
  if (baselineBefore.safeParse(document).success)
    return err({
      code: 'BAD_BASELINE',
      message: 'The baseline names no package. Write it anew with --write-baseline.',
    });
  const read = baselineFile.safeParse(document);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  return err({
    code: 'BAD_BASELINE',
    message: `The baseline cannot be read: ${[...(issue?.path ?? []).map(String), issue?.message].join(' ')}`,
  });
}

/** A baseline of all findings of the named package that are not suppressed yet. */
export function writeBaseline(
  name: string,
  findings: readonly JudgedFinding[],
  reason: string,
  until: string,
): string {
  const baseline: Baseline = {
    version: 2,
    package: name,
    findings: findings
      .filter(({ suppressed }) => !suppressed || suppressed.by === 'baseline')
      .map(({ id, ruleId, file, suppressed }) => ({
        id,
        ruleId,
        file,
        until: suppressed?.until ?? until,
        reason: suppressed?.reason ?? reason,
      })),
  };
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

/** Marks findings that comments of one's own code or a baseline suppress, and names suppressions that do not hold. */
export function suppress(
  findings: readonly Finding[],
  judged: JudgedPackage,
  baseline: Baseline | null,
  today: string,
): { findings: JudgedFinding[]; problems: SuppressionProblem[] } {
  const comments = readComments(judged, today);
  const known = readEntries(judged, baseline, today);
  return {
    findings: findings.map((finding) => {
      const suppressed =
        comments.holding.get(`${finding.file}\0${finding.line}\0${finding.ruleId}`) ??
        known.holding.get(finding.id);
      return suppressed ? { ...finding, suppressed } : finding;
    }),
    problems: [...comments.problems, ...known.problems],
  };
}

interface Holding {
  holding: ReadonlyMap<string, Suppression>;
  problems: SuppressionProblem[];
}

function readComments({ files, isOwn }: JudgedPackage, today: string): Holding {
  const problems: SuppressionProblem[] = [];
  const holding = new Map<string, Suppression>();
  for (const [file, text] of files) {
    if (!text.includes('guildhall-ignore')) continue;
    for (const match of text.matchAll(COMMENT)) {
      const line = text.slice(0, match.index).split('\n').length;
      const read =
        isOwn && !BROUGHT.test(file)
          ? readComment(match[1] ?? '', today)
          : 'Only comments of your own code count.';
      if (typeof read === 'string') problems.push({ file, line, message: read });
      else {
        const { ruleId, ...suppression } = read;
        // It speaks of its own line, or of the one below.
        for (const at of [line, line + 1]) holding.set(`${file}\0${at}\0${ruleId}`, suppression);
      }
    }
  }
  return { holding, problems };
}

function readEntries({ name }: JudgedPackage, baseline: Baseline | null, today: string): Holding {
  const problems: SuppressionProblem[] = [];
  const holding = new Map<string, Suppression>();
  const isAnothers = baseline !== null && baseline.package !== name;
  for (const { id, file, ruleId, until, reason } of baseline?.findings ?? []) {
    const problem = isAnothers
      ? `The baseline was written for ${baseline.package}, and this is ${name === '' ? 'a package without a name' : name}.`
      : problemOfDay(until, today);
    if (problem === null) holding.set(id, { by: 'baseline', reason, until });
    else problems.push({ file, line: null, message: `${ruleId}: ${problem}` });
    if (isAnothers) break;
  }
  return { holding, problems };
}

function readComment(text: string, today: string): (Suppression & { ruleId: string }) | string {
  const [, ruleId, until, reason] = FORM.exec(text.trim()) ?? [];
  if (ruleId === undefined || until === undefined || reason === undefined)
    return 'Write it as: guildhall-ignore <rule> until <YYYY-MM-DD>: <reason>';
  return problemOfDay(until, today) ?? { ruleId, by: 'comment', until, reason };
}

function problemOfDay(until: string, today: string): string | null {
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  if (Number.isNaN(days)) return `${until} is no day.`;
  if (days < 0) return `It ended on ${until}; fix the finding or give it a new day and reason.`;
  return days > LONGEST_DAYS ? `It may hold for a year at most, and ${until} is later.` : null;
}

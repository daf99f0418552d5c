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
  line: number;
  message: string;
}

const COMMENT = /guildhall-ignore\b[ \t]*([^\n]*)/g;
const FORM = /^([a-z][\w-]*)\s+until\s+(\d{4}-\d{2}-\d{2})\s*:\s*(\S.*?)\s*(?:\*\/|-->)?\s*$/;
/** Longest a suppression may hold from today, in days: what is never looked at again is forgotten. */
const LONGEST_DAYS = 366;

const baselineFile = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      id: z.string(),
      ruleId: z.string(),
      file: z.string(),
      until: z.iso.date(),
      reason: z.string().min(1),
    }),
  ),
});
export type Baseline = z.infer<typeof baselineFile>;

/** Reads a baseline: findings that are known, each with a reason and a last day. */
export function readBaseline(text: string): Result<Baseline> {
  const read = baselineFile.safeParse(jsonOf(text));
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  return err({
    code: 'BAD_BASELINE',
    message: `The baseline cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  });
}

/** A baseline of all findings that are not suppressed yet. */
export function writeBaseline(findings: readonly JudgedFinding[], reason: string, until: string): string {
  const baseline: Baseline = {
    version: 1,
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

/** Marks findings that comments of the code or a baseline suppress, and names suppressions that do not hold. */
export function suppress(
  findings: readonly Finding[],
  files: ReadonlyMap<string, string>,
  baseline: Baseline | null,
  today: string,
): { findings: JudgedFinding[]; problems: SuppressionProblem[] } {
  const problems: SuppressionProblem[] = [];
  const comments = new Map<string, Suppression>();
  for (const [file, text] of files) {
    if (!text.includes('guildhall-ignore')) continue;
    for (const match of text.matchAll(COMMENT)) {
      const line = text.slice(0, match.index).split('\n').length;
      const read = readComment(match[1] ?? '', today);
      if (typeof read === 'string') problems.push({ file, line, message: read });
      else {
        const { ruleId, ...suppression } = read;
        // It speaks of its own line, or of the one below.
        for (const at of [line, line + 1]) comments.set(`${file}\0${at}\0${ruleId}`, suppression);
      }
    }
  }
  const known = new Map(
    (baseline?.findings ?? []).filter(({ until }) => until >= today).map((entry) => [entry.id, entry]),
  );
  return {
    findings: findings.map((finding) => {
      const entry = known.get(finding.id);
      const suppressed =
        comments.get(`${finding.file}\0${finding.line}\0${finding.ruleId}`) ??
        (entry && { by: 'baseline' as const, reason: entry.reason, until: entry.until });
      return suppressed ? { ...finding, suppressed } : finding;
    }),
    problems,
  };
}

function readComment(text: string, today: string): (Suppression & { ruleId: string }) | string {
  const [, ruleId, until, reason] = FORM.exec(text.trim()) ?? [];
  if (ruleId === undefined || until === undefined || reason === undefined)
    return 'Write it as: guildhall-ignore <rule> until <YYYY-MM-DD>: <reason>';
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  if (Number.isNaN(days)) return `${until} is no day.`;
  if (days < 0) return `It ended on ${until}; fix the finding or give it a new day and reason.`;
  if (days > LONGEST_DAYS) return `It may hold for a year at most, and ${until} is later.`;
  return { ruleId, by: 'comment', until, reason };
}

import type { Tx } from '../../database.ts';
import { readFinding } from './finding.repository.ts';
import type { FindingRow, Severity } from './finding.ts';

export interface FindingQuestion {
  runId: string;
  limit: number;
  after: string | null;
  severity: Severity | null;
}

/** Pages of findings of many runs. Runs that are asked the same question share one statement. */
export async function findingPages(
  tx: Tx,
  marketplaceId: string,
  questions: readonly FindingQuestion[],
): Promise<FindingRow[][]> {
  const sameAs = ({ limit, after, severity: of }: FindingQuestion) => JSON.stringify([limit, after, of]);
  const answers = new Map<FindingQuestion, FindingRow[]>();
  for (const group of Map.groupBy(questions, sameAs).values()) {
    const byRun = Map.groupBy(await readPage(tx, marketplaceId, group), ({ runId }) => runId);
    for (const question of group) answers.set(question, byRun.get(question.runId) ?? []);
  }
  return questions.map((question) => answers.get(question) ?? []);
}

async function readPage(tx: Tx, marketplaceId: string, questions: readonly FindingQuestion[]) {
  const [first] = questions;
  if (!first) return [];
  const { limit, after, severity: of } = first;
  const runIds = questions.map(({ runId }) => runId);
  const rows = await tx.$queryRaw<FindingRow[]>`
    SELECT page.* FROM unnest(${runIds}::text[]) AS asked(run_id), LATERAL (
      SELECT run_id AS "runId", id, sort_key AS "sortKey", rule_id AS "ruleId", "check", severity, confidence,
             file, line, "column", end_line AS "endLine", end_column AS "endColumn", cwe, flow, message, why, fix,
             excerpt, package, observed, known_since_id AS "knownSinceId", known_since AS "knownSince"
      FROM finding
      WHERE marketplace_id = ${marketplaceId} AND finding.run_id = asked.run_id
        AND (${of}::text IS NULL OR severity = ${of}) AND (${after}::text IS NULL OR sort_key > ${after})
      ORDER BY sort_key LIMIT ${limit}) AS page
    ORDER BY page."runId", page."sortKey" COLLATE "C"`;
  return rows.map(readFinding);
}

import { buildReport, type BuildReport } from '../../inspection/jobs.ts';
import type { Tx } from '../../database.ts';

/** What the build of each run reported, in the order asked; null until it has settled. */
export async function buildReports(
  tx: Tx,
  marketplaceId: string,
  runIds: readonly string[],
): Promise<(BuildReport | null)[]> {
  const rows = await tx.stageReport.findMany({
    where: { marketplaceId, runId: { in: [...runIds] }, stage: 'build' },
  });
  const byRun = new Map(rows.map(({ runId, report }) => [runId, buildReport.parse(report)]));
  return runIds.map((id) => byRun.get(id) ?? null);
}

import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { AcceptanceRow } from './acceptance.ts';
import { SEVERITIES } from './finding.ts';

export interface AcceptanceRepository {
  newest(pluginId: string, findingId: string): Promise<AcceptanceRow | null>;
  /** False when somebody else has taken this number. */
  add(row: AcceptanceRow): Promise<boolean>;
  /** False when it was ended before. */
  end(row: AcceptanceRow, endedBy: string, now: Date): Promise<boolean>;
}

const severity = z.enum(SEVERITIES);

export function acceptanceRepository(tx: Tx, marketplaceId: string): AcceptanceRepository {
  return {
    async newest(pluginId, findingId) {
      const row = await tx.findingAcceptance.findFirst({
        where: { marketplaceId, pluginId, findingId },
        orderBy: { number: 'desc' },
      });
      return row && { ...row, severity: severity.parse(row.severity) };
    },
    async add(row) {
      const { count } = await tx.findingAcceptance.createMany({
        data: [{ marketplaceId, ...row }],
        skipDuplicates: true,
      });
      return count === 1;
    },
    async end({ pluginId, findingId, number }, endedBy, now) {
      const { count } = await tx.findingAcceptance.updateMany({
        where: { marketplaceId, pluginId, findingId, number, endedAt: null },
        data: { endedAt: now, endedBy },
      });
      return count === 1;
    },
  };
}

/** By finding id, the newest acceptances in the plugin of each run, in the order asked; another owner's say nothing. */
export async function acceptancesOf(
  tx: Tx,
  marketplaceId: string,
  runIds: readonly string[],
): Promise<Map<string, AcceptanceRow>[]> {
  const rows = await tx.$queryRaw<(AcceptanceRow & { runId: string })[]>`
    SELECT DISTINCT ON (run.id, given.finding_id)
      run.id AS "runId", given.plugin_id AS "pluginId", given.finding_id AS "findingId", given.number,
      given.publisher_id AS "publisherId", given.rule_id AS "ruleId", given.severity, given.reason,
      given.accepted_by AS "acceptedBy", given.accepted_at AS "acceptedAt", given.expires_at AS "expiresAt",
      given.ended_at AS "endedAt"
    FROM run
    LEFT JOIN plugin ON plugin.marketplace_id = run.marketplace_id AND plugin.id = run.plugin_id
    JOIN finding_acceptance AS given ON given.marketplace_id = run.marketplace_id
      AND given.plugin_id = run.plugin_id AND given.publisher_id = coalesce(plugin.publisher_id, run.publisher_id)
    WHERE run.marketplace_id = ${marketplaceId} AND run.id = ANY(${[...runIds]})
    ORDER BY run.id, given.finding_id, given.number DESC`;
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  return runIds.map(
    (id) =>
      new Map(
        (byRun.get(id) ?? []).map((row) => [
          row.findingId,
          { ...row, severity: severity.parse(row.severity) },
        ]),
      ),
  );
}

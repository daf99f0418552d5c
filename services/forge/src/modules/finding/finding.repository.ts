import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { flowStep, SEVERITIES, sortKeyOf, type Found, type FindingRow } from './finding.ts';

/** What counts of a finding. */
export type Weight = Pick<Found, 'id' | 'severity' | 'ruleId' | 'threat'> & { known: boolean };

export interface FindingRepository {
  /** Keeps what a stage found; a second time changes nothing. */
  add(runId: string, findings: readonly Found[]): Promise<void>;
  find(runId: string, id: string): Promise<FindingRow | null>;
  /** Marks what a published version's run had found already, and no milder. */
  markKnown(runId: string, baseline: { runId: string; id: string; versionString: string }): Promise<void>;
  /** Those of these checks that count. */
  weights(runId: string, checks: readonly string[]): Promise<Weight[]>;
}

const severity = z.enum(SEVERITIES);
const flow = z.array(flowStep).nullable();

export function findingRepository(tx: Tx, marketplaceId: string): FindingRepository {
  return {
    async add(runId, findings) {
      if (findings.length === 0) return;
      await tx.finding.createMany({
        data: findings.map((finding) => {
          const {
            package: of = null,
            observed = false,
            endLine = null,
            endColumn = null,
            cwe = null,
          } = finding;
          const { flow: steps, ...row } = finding;
          const columns = { ...row, package: of, observed, endLine, endColumn, cwe };
          return {
            marketplaceId,
            runId,
            sortKey: sortKeyOf(finding),
            ...columns,
            ...(steps && { flow: steps }),
          };
        }),
        skipDuplicates: true,
      });
    },
    async find(runId, id) {
      const key = { marketplaceId, runId, id };
      const row = await tx.finding.findUnique({ where: { marketplaceId_runId_id: key } });
      return row && readFinding(row);
    },
    async markKnown(runId, baseline) {
      await tx.$executeRaw`
        UPDATE finding SET known_since_id = coalesce(before.known_since_id, ${baseline.id}),
                           known_since = coalesce(before.known_since, ${baseline.versionString})
        FROM finding AS before
        WHERE finding.marketplace_id = ${marketplaceId} AND finding.run_id = ${runId}
          AND before.marketplace_id = ${marketplaceId} AND before.run_id = ${baseline.runId} AND before.id = finding.id
          AND (finding.observed OR NOT before.observed)
          AND array_position(${[...SEVERITIES]}::text[], before.severity)
            <= array_position(${[...SEVERITIES]}::text[], finding.severity)`;
    },
    async weights(runId, checks) {
      const rows = await tx.finding.findMany({
        where: { marketplaceId, runId, check: { in: [...checks] }, observed: false },
        select: { id: true, severity: true, ruleId: true, threat: true, knownSinceId: true },
      });
      return rows.map(({ knownSinceId, ...row }) => ({
        ...row,
        severity: severity.parse(row.severity),
        known: knownSinceId !== null,
      }));
    },
  };
}

/** A row of the table as the domain knows it. */
export function readFinding<Row extends { severity: string; flow: unknown }>(row: Row) {
  return { ...row, severity: severity.parse(row.severity), flow: flow.parse(row.flow) ?? [] };
}

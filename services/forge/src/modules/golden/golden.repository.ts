import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { goldenReport, type GoldenReport } from './golden-report.ts';

export interface GoldenRepository {
  /** Keeps what a run's replays came to; a second try at them replaces the first. */
  keep(runId: string, report: GoldenReport): Promise<void>;
  find(runId: string): Promise<GoldenReport | null>;
}

/** Stands beside the reports of a run's stages. */
const STAGE = 'golden';

export function goldenRepository(tx: Tx, marketplaceId: string): GoldenRepository {
  return {
    async keep(runId, report) {
      // A text in JSON: PostgreSQL's own refuses characters that plugins may well use.
      const kept = JSON.stringify({ report: JSON.stringify(report) });
      await tx.$executeRaw`
        INSERT INTO stage_report (marketplace_id, run_id, stage, report)
        VALUES (${marketplaceId}, ${runId}, ${STAGE}, ${kept}::jsonb)
        ON CONFLICT (marketplace_id, run_id, stage) DO UPDATE SET report = excluded.report`;
    },
    async find(runId) {
      const key = { marketplaceId_runId_stage: { marketplaceId, runId, stage: STAGE } };
      const row = await tx.stageReport.findUnique({ where: key });
      return row && readGoldenReport(row.report);
    },
  };
}

const kept = z.object({ report: z.string() });

/** A report as it is stored. */
export function readGoldenReport(stored: unknown): GoldenReport {
  return goldenReport.parse(JSON.parse(kept.parse(stored).report));
}

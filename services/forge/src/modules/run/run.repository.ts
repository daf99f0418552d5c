import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { jsonObject, type JsonRecord } from '../../json.ts';
import type { RunState } from './run-lifecycle.ts';
import type { RunRow } from './run.ts';
import type { StageName } from './stages.ts';

export interface RunRepository {
  /** False when this attempt has a run already. */
  add(
    run: Pick<RunRow, 'id' | 'versionId' | 'pluginId' | 'publisherId' | 'attempt' | 'sourceDigest'>,
    now: Date,
  ): Promise<boolean>;
  find(id: string): Promise<RunRow | null>;
  /** Holds the run until the transaction ends, so that one step follows another. */
  lock(id: string): Promise<RunRow | null>;
  underWay(versionId: string): Promise<RunRow[]>;
  /** Moves a run and notes the transition; the caller holds its lock. */
  move(run: RunRow, to: RunState, now: Date, change?: RunChange): Promise<RunRow>;
  report(runId: string, stage: StageName, report: unknown): Promise<void>;
  /** By stage, for those that have settled. */
  reports(runId: string): Promise<Map<string, unknown>>;
  /** What was told when runs ended, in id order. */
  conclusions(after: string, limit: number): Promise<{ id: string; rev: number; state: JsonRecord }[]>;
}

export interface RunChange {
  error?: string | null;
  releaseDigest?: string | null;
  conclusion?: JsonRecord;
  factSheet?: JsonRecord;
  factSheetDigest?: string;
}

const runState = z.enum(['QUEUED', 'RUNNING', 'CONCLUDED', 'ERROR', 'CANCELLED']);

export function runRepository(tx: Tx, marketplaceId: string): RunRepository {
  const key = (id: string) => ({ marketplaceId_id: { marketplaceId, id } });
  async function find(id: string): Promise<RunRow | null> {
    const row = await tx.run.findUnique({ where: key(id) });
    return row && readRun(row);
  }

  return {
    async add(run, now) {
      const { count } = await tx.run.createMany({
        data: [{ marketplaceId, ...run, state: 'QUEUED' satisfies RunState, queuedAt: now, rev: 1 }],
        skipDuplicates: true,
      });
      if (count === 0) return false;
      await tx.runTransition.create({
        data: { marketplaceId, runId: run.id, rev: 1, toState: 'QUEUED', at: now },
      });
      return true;
    },
    find,
    async lock(id) {
      await tx.$queryRaw`SELECT id FROM run WHERE marketplace_id = ${marketplaceId} AND id = ${id} FOR UPDATE`;
      return find(id);
    },
    async underWay(versionId) {
      const rows = await tx.run.findMany({
        where: { marketplaceId, versionId, state: { in: ['QUEUED', 'RUNNING'] } },
        orderBy: { id: 'asc' },
      });
      return rows.map(readRun);
    },
    async move(run, to, now, change = {}) {
      const rev = run.rev + 1;
      const ended = to !== 'RUNNING' && to !== 'QUEUED';
      const row = await tx.run.update({
        where: { ...key(run.id), rev: run.rev },
        data: { state: to, rev, ...(ended ? { finishedAt: now } : { startedAt: now }), ...change },
      });
      await tx.runTransition.create({
        data: { marketplaceId, runId: run.id, rev, fromState: run.state, toState: to, at: now },
      });
      return readRun(row);
    },
    async report(runId, stage, report) {
      await tx.stageReport.create({ data: { marketplaceId, runId, stage, report: jsonObject(report) } });
    },
    async reports(runId) {
      const rows = await tx.stageReport.findMany({ where: { marketplaceId, runId } });
      return new Map(rows.map(({ stage, report }) => [stage, report]));
    },
    async conclusions(after, limit) {
      const rows = await tx.run.findMany({
        where: { marketplaceId, id: { gt: after }, state: { in: ['CONCLUDED', 'ERROR'] } },
        orderBy: { id: 'asc' },
        take: limit,
        select: { id: true, rev: true, conclusion: true },
      });
      return rows.map(({ id, rev, conclusion }) => ({ id, rev, state: jsonObject(conclusion) }));
    },
  };
}

/** A row of the table as the domain knows it. */
export function readRun<Row extends { state: string }>(row: Row): Omit<Row, 'state'> & { state: RunState } {
  return { ...row, state: runState.parse(row.state) };
}

import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { ActiveRule } from '../../inspection/jobs.ts';
import type { CustomRuleState } from './custom-rule-lifecycle.ts';
import type { CustomRuleRevisionRow, CustomRuleRow } from './custom-rule.ts';

export interface CustomRuleRepository {
  find(id: string): Promise<CustomRuleRow | null>;
  /** In the order of names; `after` is a name. */
  list(limit: number, after: string | null, state: CustomRuleState | null): Promise<CustomRuleRow[]>;
  countActive(): Promise<number>;
  /** What is matched in every run, in the order of names. */
  active(): Promise<(ActiveRule & { name: string })[]>;
  /** False when a rule of this name is there already. */
  add(rule: CustomRuleRow, by: string): Promise<boolean>;
  /** False when somebody changed it since it was read; `rule` is already the next revision. */
  save(rule: CustomRuleRow, by: string, now: Date): Promise<boolean>;
  /** Newest first. */
  revisions(ruleId: string, limit: number, before: number | null): Promise<CustomRuleRevisionRow[]>;
}

const ruleState = z.enum(['OBSERVE', 'ENFORCE', 'ARCHIVED']);

export function customRuleRepository(tx: Tx, marketplaceId: string): CustomRuleRepository {
  const read = <Row extends { state: string }>(row: Row) => ({ ...row, state: ruleState.parse(row.state) });

  async function open(
    { id: ruleId, number, state, definition }: CustomRuleRow,
    createdBy: string,
    validFrom: Date,
  ): Promise<void> {
    const data = { marketplaceId, ruleId, number, state, definition, createdBy, validFrom };
    await tx.customRuleRevision.create({ data });
  }

  return {
    async find(id) {
      const row = await tx.customRule.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      return row && read(row);
    },
    async list(limit, after, state) {
      const rows = await tx.customRule.findMany({
        where: { marketplaceId, ...(after !== null && { name: { gt: after } }), ...(state && { state }) },
        orderBy: { name: 'asc' },
        take: limit,
      });
      return rows.map(read);
    },
    countActive: () => tx.customRule.count({ where: { marketplaceId, state: { not: 'ARCHIVED' } } }),
    async active() {
      const rows = await tx.customRule.findMany({
        where: { marketplaceId, state: { not: 'ARCHIVED' } },
        orderBy: { name: 'asc' },
        select: { name: true, definition: true, state: true },
      });
      return rows.map(({ state, ...rule }) => ({ ...rule, enforced: state === 'ENFORCE' }));
    },
    async add(rule, by) {
      const { count } = await tx.customRule.createMany({
        data: [{ marketplaceId, ...rule }],
        skipDuplicates: true,
      });
      if (count === 1) await open(rule, by, rule.createdAt);
      return count === 1;
    },
    async save(rule, by, now) {
      const { id, state, definition, number, rev } = rule;
      const { count } = await tx.customRule.updateMany({
        where: { marketplaceId, id, rev: rev - 1 },
        data: { state, definition, number, rev },
      });
      if (count === 0) return false;
      await tx.customRuleRevision.updateMany({
        where: { marketplaceId, ruleId: id, validTo: null },
        data: { validTo: now },
      });
      await open(rule, by, now);
      return true;
    },
    async revisions(ruleId, limit, before) {
      const rows = await tx.customRuleRevision.findMany({
        where: { marketplaceId, ruleId, ...(before !== null && { number: { lt: before } }) },
        orderBy: { number: 'desc' },
        take: limit,
      });
      return rows.map(read);
    },
  };
}

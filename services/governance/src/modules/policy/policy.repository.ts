import type { Page } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { policyMode, storedBody, type Policy, type PolicyEdition } from './policy.ts';

const floorRow = z.array(z.object({ number: z.int(), body: storedBody })).max(1);

const storedEdition = z.object({
  policyId: z.string(),
  number: z.int(),
  body: storedBody,
  note: z.string().nullable(),
  createdAt: z.date(),
  createdBy: z.string(),
});

export type PolicyRepository = ReturnType<typeof policyRepository>;

export function policyRepository(tx: Tx, marketplaceId: string) {
  const read = (row: Omit<Policy, 'mode'> & { mode: string }): Policy => ({
    ...row,
    mode: policyMode.parse(row.mode),
  });
  const readEdition = (row: Omit<PolicyEdition, 'body'> & { body: unknown }): PolicyEdition => ({
    ...row,
    body: storedBody.parse(row.body),
  });
  return {
    async find(id: string): Promise<Policy | null> {
      const row = await tx.policy.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      return row && read(row);
    },

    async findByName(name: string): Promise<Policy | null> {
      const row = await tx.policy.findUnique({ where: { marketplaceId_name: { marketplaceId, name } } });
      return row && read(row);
    },

    async all(): Promise<Policy[]> {
      const rows = await tx.policy.findMany({ where: { marketplaceId }, orderBy: { name: 'asc' } });
      return rows.map(read);
    },

    async edition(policyId: string, number: number): Promise<PolicyEdition | null> {
      const row = await tx.policyRevision.findUnique({
        where: { marketplaceId_policyId_number: { marketplaceId, policyId, number } },
      });
      return row && readEdition(row);
    },

    /** The platform's edition in force, from whichever marketplace; null while the platform has none of its own. */
    async floor(): Promise<Pick<PolicyEdition, 'number' | 'body'> | null> {
      const [row] = floorRow.parse(await tx.$queryRaw`SELECT number, body FROM platform_floor()`);
      return row ?? null;
    },

    /** Those in force of these policies. */
    async active(policyIds: readonly string[]): Promise<PolicyEdition[]> {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT policy_id AS "policyId", number, body, note, created_at AS "createdAt", created_by AS "createdBy"
        FROM policy JOIN policy_revision edition
          ON edition.marketplace_id = policy.marketplace_id AND policy_id = id AND number = active_number
        WHERE policy.marketplace_id = ${marketplaceId} AND id = ANY(${[...policyIds]}::text[])`;
      return rows.map((row) => storedEdition.parse(row));
    },

    /** A page of each of these policies, newest first. */
    async editions(policyIds: readonly string[], { limit, after }: Page<number>): Promise<PolicyEdition[]> {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT page.* FROM unnest(${[...policyIds]}::text[]) AS asked(id), LATERAL (
          SELECT policy_id AS "policyId", number, body, note, created_at AS "createdAt", created_by AS "createdBy"
          FROM policy_revision
          WHERE marketplace_id = ${marketplaceId} AND policy_id = asked.id
            AND (${after}::int IS NULL OR number < ${after})
          ORDER BY number DESC LIMIT ${limit}) AS page`;
      return rows.map((row) => storedEdition.parse(row));
    },

    async newestNumber(policyId: string): Promise<number> {
      const { _max } = await tx.policyRevision.aggregate({
        where: { marketplaceId, policyId },
        _max: { number: true },
      });
      return _max.number ?? 0;
    },

    /** False when a policy of this name is there already. */
    async add({ id, name, mode, activeNumber, rev }: Policy): Promise<boolean> {
      const added = await tx.$executeRaw`
        INSERT INTO policy (marketplace_id, id, name, mode, active_number, rev)
        VALUES (${marketplaceId}, ${id}, ${name}, ${mode}, ${activeNumber}, ${rev}) ON CONFLICT DO NOTHING`;
      return added === 1;
    },

    addEdition: ({ policyId, number, body, note, createdAt, createdBy }: PolicyEdition) => tx.$executeRaw`
      INSERT INTO policy_revision (marketplace_id, policy_id, number, body, note, created_at, created_by)
      VALUES (${marketplaceId}, ${policyId}, ${number}, ${JSON.stringify(body)}::jsonb, ${note}, ${createdAt}, ${createdBy})`,

    /** False when somebody changed it since it was read; `policy` is already the next revision. */
    async save({ id, mode, activeNumber, rev }: Policy): Promise<boolean> {
      const { count } = await tx.policy.updateMany({
        where: { marketplaceId, id, rev: rev - 1 },
        data: { mode, activeNumber, rev },
      });
      return count === 1;
    },
  };
}

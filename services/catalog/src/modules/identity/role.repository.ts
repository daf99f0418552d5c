import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { roleAssignment, type RoleAssignment } from './role-assignment.ts';

const revision = z.array(z.object({ rev: z.int() }));

/** Who holds which roles in one marketplace. */
export class RoleRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async all(): Promise<RoleAssignment[]> {
    const where = { marketplaceId: this.#marketplaceId };
    const rows = await this.#tx.roleAssignment.findMany({ where, orderBy: { actorId: 'asc' } });
    return rows.map((row) => roleAssignment.parse(row));
  }

  /** Replaces what the person held before; says the new rev. */
  async put({ actorId, roles, scope }: Omit<RoleAssignment, 'rev'>): Promise<number> {
    const place = scope && JSON.stringify(scope);
    const rows = await this.#tx.$queryRaw`
      INSERT INTO role_assignment (marketplace_id, actor_id, roles, scope, rev)
      VALUES (${this.#marketplaceId}, ${actorId}, ${roles}, ${place}::jsonb, 0)
      ON CONFLICT (marketplace_id, actor_id) DO UPDATE
      SET roles = excluded.roles, scope = excluded.scope, rev = role_assignment.rev + 1
      RETURNING rev`;
    return revision.parse(rows)[0]?.rev ?? 0;
  }
}

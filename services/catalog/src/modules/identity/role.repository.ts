import type { Tx } from '../../database.ts';
import { roleAssignment, type RoleAssignment } from './role-assignment.ts';

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

  /** Replaces what the person held before. False when somebody gave or changed it meanwhile. */
  async put({ actorId, roles, scope, rev }: RoleAssignment): Promise<boolean> {
    const place = scope && JSON.stringify(scope);
    const changed = await this.#tx.$executeRaw`
      INSERT INTO role_assignment (marketplace_id, actor_id, roles, scope, rev)
      VALUES (${this.#marketplaceId}, ${actorId}, ${roles}, ${place}::jsonb, ${rev})
      ON CONFLICT (marketplace_id, actor_id) DO UPDATE
      SET roles = excluded.roles, scope = excluded.scope, rev = excluded.rev
      WHERE role_assignment.rev = ${rev - 1}`;
    return changed === 1;
  }
}

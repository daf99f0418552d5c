import type { SurfaceState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';

/** Projection: which surface each host shows now. */
export class SurfaceRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async put({ hostKey, version, rev }: SurfaceState): Promise<void> {
    await this.#tx.$executeRaw`
      INSERT INTO surface (marketplace_id, host_key, version, rev)
      VALUES (${this.#marketplaceId}, ${hostKey}, ${version}, ${rev})
      ON CONFLICT (marketplace_id, host_key) DO UPDATE SET version = excluded.version, rev = excluded.rev
      WHERE surface.rev <= excluded.rev`;
  }

  /** By host key. */
  async all(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#tx.surface.findMany({ where: { marketplaceId: this.#marketplaceId } });
    return new Map(rows.map(({ hostKey, version }) => [hostKey, version]));
  }
}

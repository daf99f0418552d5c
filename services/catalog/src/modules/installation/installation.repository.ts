import type { InstallationState } from '@guildhall/schema';
import { z } from 'zod';
import type { Tx } from '../../database.ts';

const count = z.array(z.object({ plugin_id: z.string(), count: z.bigint() }));

/** Projection of installations, kept to be counted. */
export class InstallationRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async put({ id, pluginId, state, rev }: InstallationState): Promise<void> {
    await this.#tx.$executeRaw`
      INSERT INTO installation (marketplace_id, id, plugin_id, state, rev)
      VALUES (${this.#marketplaceId}, ${id}, ${pluginId}, ${state}, ${rev})
      ON CONFLICT (marketplace_id, id) DO UPDATE SET plugin_id = excluded.plugin_id, state = excluded.state, rev = excluded.rev
      WHERE installation.rev <= excluded.rev`;
  }

  /** Installations that were consented to and are still there. */
  async countByPlugin(pluginIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#tx.$queryRaw`
      SELECT plugin_id, count(*) AS count FROM installation
      WHERE marketplace_id = ${this.#marketplaceId} AND plugin_id = ANY(${[...pluginIds]})
        AND state NOT IN ('CONSENT_REQUIRED', 'UNINSTALLED')
      GROUP BY plugin_id`;
    return new Map(count.parse(rows).map((row) => [row.plugin_id, Number(row.count)]));
  }
}

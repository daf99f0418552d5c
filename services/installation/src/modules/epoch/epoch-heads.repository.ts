import pg from 'pg';

export interface EpochHeads {
  /** Marketplaces without an epoch are left out. */
  of(marketplaceIds: readonly string[]): Promise<Record<string, number>>;
  close(): Promise<void>;
}

/** Reads many epochs in one query. The courier's login, because the application's sees one marketplace at a time. */
export function epochHeads(courierUrl: string): EpochHeads {
  const pool = new pg.Pool({ connectionString: courierUrl, max: 2 });
  // The next query finds a broken connection out.
  pool.on('error', () => undefined);
  return {
    async of(marketplaceIds) {
      const { rows } = await pool.query<{ marketplace_id: string; epoch: number }>(
        'SELECT marketplace_id, epoch FROM epoch WHERE marketplace_id = ANY($1)',
        [marketplaceIds],
      );
      return Object.fromEntries(rows.map(({ marketplace_id: id, epoch }) => [id, epoch]));
    },
    close: () => pool.end(),
  };
}

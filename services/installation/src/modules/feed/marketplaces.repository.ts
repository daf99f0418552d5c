import { openPool } from '@guildhall/service-runtime';

export interface Marketplaces {
  list(): Promise<string[]>;
  close(): Promise<void>;
}

/** Which marketplaces have a feed. The courier's login, because the application's sees one marketplace at a time. */
export function marketplacesOf(courierUrl: string): Marketplaces {
  // The next list opens a new connection; a lost one is no reason to end the process.
  const pool = openPool({ connectionString: courierUrl, max: 1 }, () => undefined);
  return {
    async list() {
      const { rows } = await pool.query<{ marketplace_id: string }>('SELECT marketplace_id FROM epoch');
      return rows.map((row) => row.marketplace_id);
    },
    close: () => pool.end(),
  };
}

import pg from 'pg';
import { insertOf, rowFor } from './plant-row.ts';
import type { Table } from './list-tables.ts';

/** What an application inside one marketplace managed to do to one row of another. */
export interface Reach {
  read: number;
  changed: number;
  deleted: number;
  /** The refusal of a row written into the other marketplace; null when it was taken. */
  insertRefused: string | null;
}

export const NO_REACH: Reach = {
  read: 0,
  changed: 0,
  deleted: 0,
  insertRefused: 'new row violates row-level security policy',
};

/** Tries all four verbs on `table` as the application login, bound to marketplace `here`, against rows of `there`. */
export async function reachAcross(appUrl: string, table: Table, here: string, there: string): Promise<Reach> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const attempt = async (sql: string, values: unknown[] = []) => {
    await client.query('BEGIN');
    try {
      await client.query("SELECT set_config('app.marketplace', $1, true)", [here]);
      return (await client.query(sql, values)).rowCount ?? 0;
    } finally {
      await client.query('ROLLBACK');
    }
  };
  /** A verb that was never granted reaches nothing; one that only a foreign key held back did reach the row. */
  const reach = (sql: string, values: unknown[]) =>
    attempt(sql, values).catch((error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal.startsWith('permission denied')) return 0;
      if (refusal.includes('foreign key')) return 1;
      throw error;
    });
  try {
    return {
      read: await attempt(`SELECT FROM "${table.name}" WHERE marketplace_id = $1`, [there]),
      changed: await reach(
        `UPDATE "${table.name}" SET marketplace_id = marketplace_id WHERE marketplace_id = $1`,
        [there],
      ),
      deleted: await reach(`DELETE FROM "${table.name}" WHERE marketplace_id = $1`, [there]),
      insertRefused: await attempt(insertOf(table), [rowFor(table, there)]).then(
        () => null,
        (error: unknown) => refusalOf(error),
      ),
    };
  } finally {
    await client.end();
  }
}

function refusalOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/ for table .*/, '') : String(error);
}

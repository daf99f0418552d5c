import type pg from 'pg';

export interface Table {
  name: string;
  columns: { name: string; type: string }[];
}

/** Every table of the database with its columns; generated columns are left out, since nobody writes them. */
export async function listTables(admin: pg.Client): Promise<Table[]> {
  const { rows } = await admin.query<Table>(
    `SELECT relname AS name, jsonb_agg(jsonb_build_object('name', attname, 'type', format_type(atttypid, NULL))) AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'
       AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     GROUP BY relname ORDER BY relname`,
  );
  return rows;
}

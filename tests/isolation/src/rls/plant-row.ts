import type pg from 'pg';
import type { Table } from './list-tables.ts';

const VALUES: Record<string, unknown> = {
  text: 'MARKER',
  'text[]': ['MARKER'],
  'character varying': 'MARKER',
  uuid: '00000000-0000-7000-8000-000000000000',
  integer: 1,
  bigint: 1,
  smallint: 1,
  'double precision': 1,
  boolean: false,
  jsonb: {},
  bytea: '\\x00',
  date: '2026-01-01',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
};

/** A row of `marketplace` for a table nobody told us about, made from the types of its columns. */
export function rowFor({ name, columns }: Table, marketplace: string): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name: column, type }) => {
      if (column === 'marketplace_id') return [column, marketplace];
      if (!(type in VALUES))
        throw new Error(`say in plant-row.ts what a ${type} looks like (${name}.${column})`);
      return [column, VALUES[type]];
    }),
  );
}

export const insertOf = ({ name }: Table) =>
  `INSERT INTO "${name}" SELECT * FROM jsonb_populate_record(NULL::"${name}", $1)`;

/** Puts a row into the table past row level security and foreign keys. `admin` is a superuser. */
export async function plantRow(admin: pg.Client, table: Table, marketplace: string): Promise<void> {
  await admin.query(`SET session_replication_role = replica`);
  await admin.query(insertOf(table), [rowFor(table, marketplace)]);
  await admin.query(`SET session_replication_role = DEFAULT`);
}

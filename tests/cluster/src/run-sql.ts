import { readFileSync } from 'node:fs';
import pg from 'pg';

/** Runs the statements of a file one by one, as psql does: a database is created in no transaction. */
export async function runSql(url: string, file: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of readFileSync(file, 'utf8').split(/;$/m)) await client.query(statement);
  } finally {
    await client.end();
  }
}

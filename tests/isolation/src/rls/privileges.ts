import type pg from 'pg';

export interface Role {
  superuser: boolean;
  bypassesRls: boolean;
  createsRoles: boolean;
  memberOf: number;
  owns: number;
}

/** What a login is and owns in this database; a plain one is all false and zero. */
export async function roleOf(admin: pg.Client, name: string): Promise<Role | undefined> {
  const { rows } = await admin.query<Role>(
    `SELECT rolsuper AS superuser, rolbypassrls AS "bypassesRls", rolcreaterole AS "createsRoles",
       (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS "memberOf",
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) + (SELECT count(*)::int FROM pg_database WHERE datdba = r.oid) AS owns
     FROM pg_roles r WHERE rolname = $1`,
    [name],
  );
  return rows[0];
}

export const PLAIN_ROLE: Role = {
  superuser: false,
  bypassesRls: false,
  createsRoles: false,
  memberOf: 0,
  owns: 0,
};

/** `table: VERB, VERB` for every table on which the login holds anything, sorted; grants to everybody count. */
export async function grantsOf(admin: pg.Client, name: string): Promise<string[]> {
  const { rows } = await admin.query<{ line: string }>(
    `SELECT c.relname || ': ' || string_agg(verb, ', ' ORDER BY verb) AS line
     FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS verb
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
       AND has_table_privilege($1, c.oid, verb)
     GROUP BY c.relname ORDER BY c.relname`,
    [name],
  );
  return rows.map(({ line }) => line);
}

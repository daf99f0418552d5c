import type pg from 'pg';

interface Guard {
  table: string;
  forced: boolean;
  keyed: boolean;
  policies: { role: string; using: string; check: string | null }[];
}

const ONE_MARKETPLACE = "(marketplace_id = current_setting('app.marketplace'::text, true))";

/**
 * Says, table by table, what would let the application `role` see more than one marketplace, or nothing when all is well.
 * Reads PostgreSQL's own catalogue, so a table that nobody thought of is seen too.
 */
export async function findUnguarded(admin: pg.Client, role: string): Promise<string[]> {
  const { rows } = await admin.query<Guard>(
    `SELECT c.relname AS table, c.relrowsecurity AND c.relforcerowsecurity AS forced,
       EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
               WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname = 'marketplace_id') AS keyed,
       coalesce((SELECT jsonb_agg(jsonb_build_object('role', r.role, 'using', pg_get_expr(polqual, polrelid),
                                                     'check', pg_get_expr(polwithcheck, polrelid)))
                 FROM pg_policy, LATERAL (SELECT CASE WHEN oid = 0 THEN 'public' ELSE oid::regrole::text END AS role
                                          FROM unnest(polroles) AS oid) r
                 WHERE polrelid = c.oid), '[]') AS policies
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
     ORDER BY c.relname`,
  );
  return rows.flatMap((guard) => complaintsAbout(guard, role));
}

function complaintsAbout({ table, forced, keyed, policies }: Guard, role: string): string[] {
  const ours = policies.filter((policy) => policy.role === role || policy.role === 'public');
  return [
    ...(forced ? [] : [`${table}: row level security is not forced`]),
    ...(keyed ? [] : [`${table}: its key does not begin with marketplace_id`]),
    ...(ours.length === 0 ? [`${table}: no policy for ${role}`] : []),
    ...ours
      .filter(
        ({ using, check }) => using !== ONE_MARKETPLACE || (check !== null && check !== ONE_MARKETPLACE),
      )
      .map(({ role: to, using }) => `${table}: the policy for ${to} says ${using}`),
  ];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { contributionsOf, parseManifest } from '../../packages/manifest/src/index.ts';

/** Installations of one organization, and so of one page. */
export const A_PAGE = 5;

export interface World {
  /** Organizations of each marketplace, the largest first. */
  organizations: readonly number[];
}

const EXAMPLE = join(import.meta.dirname, '../../examples/plugins/quick-actions/plugin.json');

/** Fills an empty installation database: five plugins a marketplace, each installed in every organization. */
export async function seedWorld(admin: pg.Client, { organizations }: World): Promise<number> {
  const parsed = await parseManifest(readFileSync(EXAMPLE, 'utf8'));
  if (!parsed.ok) throw new Error('the example plugin has no manifest');
  const contributions = JSON.stringify(contributionsOf(parsed.value.manifest));
  await admin.query('SET session_replication_role = replica');
  await admin.query('CREATE TEMP TABLE market (id text, number int, organizations int)');
  await admin.query(
    `INSERT INTO market SELECT 'mkt_' || number, number, organizations
     FROM unnest($1::int[]) WITH ORDINALITY AS sizes (organizations, number)`,
    [organizations],
  );
  await admin.query(
    `CREATE TEMP TABLE place AS SELECT m.id AS market, m.number || '_' || o || '_' || p AS id, 'org_' || o AS organization,
       m.number || '_' || p AS plugin
     FROM market m, generate_series(1, m.organizations) o, generate_series(1, ${A_PAGE}) p`,
  );
  await admin.query('INSERT INTO epoch (marketplace_id) SELECT id FROM market');
  await admin.query(
    `INSERT INTO version (marketplace_id, id, plugin_id, plugin_name, publisher_id, version_string, state, release_digest,
       permission_digest, manifest, contributions, asks, bundle, rev)
     SELECT m.id, 'ver_' || m.number || '_' || p, 'plg_' || m.number || '_' || p, 'bench.plugin-' || p, 'pub_' || m.number, '1.0.0',
       'PUBLISHED', 'digest_' || m.number || '_' || p, 'asks', '{}', $1::jsonb,
       '{"required":{"permissions":["contacts:read"],"origins":[]},"optional":{"permissions":["contacts:write"],"origins":[]}}',
       '{"sha256":"${'0'.repeat(64)}","bytes":4096}', 1
     FROM market m, generate_series(1, ${A_PAGE}) p`,
    [contributions],
  );
  await admin.query(
    `INSERT INTO installation (marketplace_id, id, plugin_id, publisher_id, host_key, organization, state, settings, signed_manifest, installed_at, rev)
     SELECT market, 'ins_' || id, 'plg_' || plugin, 'pub_' || substr(market, 5), 'crm', organization, 'ACTIVE', '{}', repeat('x', 900), now(), 1 FROM place`,
  );
  await admin.query(
    `INSERT INTO installation_lock (marketplace_id, installation_id, rev, version_id, version_string, release_digest, valid_from)
     SELECT market, 'ins_' || id, 1, 'ver_' || plugin, '1.0.0', 'digest_' || plugin, now() FROM place`,
  );
  await admin.query(
    `INSERT INTO permission_grant (marketplace_id, installation_id, kind, name, rev, consent_id, valid_from)
     SELECT market, 'ins_' || id, 'PERMISSION', 'contacts:read', 1, 'con_1', now() FROM place`,
  );
  // One plugin of each marketplace carries a label, so that restrictions are read and hide nothing.
  await admin.query(
    `INSERT INTO restriction (marketplace_id, id, rev, kind, target_type, target_id, state, stop, effective_at, feed_seq, valid_from)
     SELECT id, 'res_' || number, 1, 'LABEL', 'PLUGIN', 'plg_' || number || '_1', 'ACTIVE', false, now(), 1, now() FROM market`,
  );
  const { rows } = await admin.query<{ count: number }>('SELECT count(*)::int AS count FROM place');
  await admin.query('DROP TABLE place, market');
  await admin.query('RESET session_replication_role');
  await admin.query('VACUUM (ANALYZE)');
  return rows[0]?.count ?? 0;
}

import type { SubgraphName } from '@guildhall/schema';

export interface Place {
  service: SubgraphName;
  kind: string;
  sql: string;
}

const catalogLog = (kind: string, prefix: string): Place => ({
  service: 'catalog',
  kind,
  sql: `SELECT subject_id AS id, rev, "from", "to" FROM transition WHERE subject_id LIKE '${prefix}%' AND subject_id NOT LIKE '%/%'`,
});

/** Where state changes are logged. */
export const LOGS: readonly Place[] = [
  catalogLog('version', 'ver'),
  catalogLog('marketplace', 'mkt'),
  {
    service: 'installation',
    kind: 'installation',
    sql: `SELECT installation_id AS id, rev, from_state AS "from", to_state AS "to" FROM installation_transition`,
  },
  {
    service: 'governance',
    kind: 'case',
    sql: `SELECT case_id AS id, rev, from_state AS "from", to_state AS "to" FROM case_transition`,
  },
  {
    service: 'governance',
    kind: 'restriction',
    // What was only proposed was never written down: the first row says so, and begins the log.
    sql: `SELECT restriction_id AS id, rev, CASE WHEN rev > 1 THEN from_state END AS "from", to_state AS "to" FROM restriction_revision`,
  },
  {
    service: 'forge',
    kind: 'run',
    sql: `SELECT run_id AS id, rev, from_state AS "from", to_state AS "to" FROM run_transition`,
  },
];

/** Where states stand. */
export const STANDINGS: readonly Place[] = [
  { service: 'catalog', kind: 'version', sql: 'SELECT id, rev, state FROM version' },
  {
    service: 'catalog',
    kind: 'marketplace',
    sql: `SELECT id, rev, state FROM marketplace WHERE id <> 'platform'`,
  },
  { service: 'installation', kind: 'installation', sql: 'SELECT id, rev, state FROM installation' },
  { service: 'governance', kind: 'case', sql: 'SELECT id, rev, state FROM review_case' },
  { service: 'governance', kind: 'restriction', sql: 'SELECT id, rev, state FROM restriction' },
  { service: 'forge', kind: 'run', sql: 'SELECT id, rev, state FROM run' },
];

interface Kept {
  what: string;
  owner: { service: SubgraphName; sql: string };
  kept: Partial<Record<SubgraphName, string>>;
}

const plain = (table: string) => `SELECT id, rev FROM ${table}`;

/** Who keeps what of whom. */
export const PROJECTIONS: readonly Kept[] = [
  {
    what: 'publisher',
    owner: { service: 'catalog', sql: plain('publisher') },
    kept: { governance: plain('publisher'), installation: plain('publisher'), forge: plain('publisher') },
  },
  {
    what: 'plugin',
    owner: { service: 'catalog', sql: plain('plugin') },
    kept: { governance: plain('plugin'), installation: plain('plugin'), forge: plain('plugin') },
  },
  {
    what: 'version',
    owner: { service: 'catalog', sql: plain('version') },
    kept: { governance: plain('version'), installation: plain('version'), forge: plain('version') },
  },
  {
    what: 'channel',
    owner: { service: 'catalog', sql: `SELECT plugin_id || '/' || name AS id, rev FROM channel` },
    kept: { installation: plain('channel') },
  },
  {
    what: 'restriction',
    owner: { service: 'governance', sql: `${plain('restriction')} WHERE feed_seq > 0` },
    kept: {
      catalog: plain('restriction'),
      forge: plain('restriction'),
      installation: `${plain('restriction')} WHERE valid_to IS NULL`,
    },
  },
  {
    what: 'case',
    owner: { service: 'governance', sql: `${plain('review_case')} WHERE subject_type = 'VERSION'` },
    kept: { catalog: plain('review_case') },
  },
  {
    what: 'trust',
    owner: { service: 'governance', sql: 'SELECT publisher_id AS id, rev FROM trust' },
    kept: {
      catalog: 'SELECT publisher_id AS id, rev FROM publisher_trust',
      forge: 'SELECT publisher_id AS id, rev FROM publisher_trust',
    },
  },
  {
    what: 'host',
    owner: { service: 'installation', sql: plain('host') },
    kept: { catalog: plain('host') },
  },
  {
    what: 'installation',
    owner: { service: 'installation', sql: plain('installation') },
    kept: {
      catalog: plain('installation'),
      governance: plain('installation'),
      forge: plain('installation'),
    },
  },
  {
    what: 'run',
    owner: { service: 'forge', sql: `${plain('run')} WHERE state IN ('CONCLUDED', 'ERROR')` },
    kept: { governance: 'SELECT run_id AS id, rev FROM run_facts' },
  },
  {
    what: 'settings',
    owner: { service: 'governance', sql: 'SELECT marketplace_id AS id, rev FROM settings' },
    kept: { forge: 'SELECT marketplace_id AS id, rev FROM marketplace_settings' },
  },
];

/** What has a state, and no log of how it came there. */
export const UNLOGGED: readonly Place[] = [
  { service: 'forge', kind: 'invocation', sql: 'SELECT id, 1 AS rev, state FROM invocation' },
];

/** Messages that were put aside, those alike together. */
export const DEAD_LETTERS = `SELECT name, reason, left(error, 300) AS error, count(*) FROM dead_letter
  WHERE replayed_at IS NULL GROUP BY 1, 2, 3`;

/** Which version each installation was held to, from when to when. */
export const LOCKS = `SELECT installation_id AS "installationId", rev, valid_from::text AS "from", valid_to::text AS "to" FROM installation_lock`;

/** What the feeds hold, how far they are, and how far installation has followed. */
export const FEED = {
  entries: 'SELECT marketplace_id AS "marketplaceId", seq FROM feed_entry ORDER BY seq',
  heads: 'SELECT marketplace_id AS "marketplaceId", seq AS head FROM feed_head',
  applied: 'SELECT marketplace_id AS "marketplaceId", feed_seq AS applied FROM epoch',
};

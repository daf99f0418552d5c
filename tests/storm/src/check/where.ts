import { SUBGRAPHS, type SubgraphName } from '@guildhall/schema';
import type { FaultKind } from './evidence.ts';

interface Place {
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
    kept: { catalog: 'SELECT publisher_id AS id, rev FROM publisher_trust' },
  },
  {
    what: 'host',
    owner: { service: 'installation', sql: plain('host') },
    kept: { catalog: plain('host') },
  },
  {
    what: 'installation',
    owner: { service: 'installation', sql: plain('installation') },
    kept: { catalog: plain('installation'), governance: plain('installation') },
  },
  {
    what: 'run',
    owner: { service: 'forge', sql: `${plain('run')} WHERE state IN ('CONCLUDED', 'ERROR')` },
    kept: { governance: 'SELECT run_id AS id, rev FROM run_facts' },
  },
];

/** Messages that were put aside, those alike together. */
export const DEAD_LETTERS = `SELECT name, reason, left(error, 300) AS error, count(*) FROM dead_letter
  WHERE replayed_at IS NULL GROUP BY 1, 2, 3`;

interface MustNotBe {
  fault: FaultKind;
  what: string;
  services: readonly SubgraphName[];
  /** Rows with a number each, and what it counts where that differs. */
  sql: string;
}

/** What can be counted, and must count nothing. */
export const COUNTED: readonly MustNotBe[] = [
  {
    fault: 'lost',
    what: 'message that nobody handled',
    services: SUBGRAPHS,
    sql: `SELECT count(*), concat_ws(' ', queue, name, 'attempt', attempt,
            CASE WHEN published_at IS NULL THEN 'waiting' ELSE 'under way' END) AS which
          FROM outbox WHERE handled_at IS NULL GROUP BY 2`,
  },
  {
    // An event has its effects in one transaction, and all rows of a transaction were created at one instant.
    fault: 'doubled',
    what: 'event with effects in two transactions of one service',
    services: SUBGRAPHS,
    sql: `SELECT count(*) FROM (SELECT FROM outbox WHERE body->>'causationId' IS NOT NULL
          GROUP BY body->>'causationId' HAVING count(DISTINCT created_at) > 1) twice`,
  },
  {
    fault: 'doubled',
    what: 'policy decision about one revision',
    services: ['governance'],
    sql: `SELECT count(*) FROM (SELECT FROM decision WHERE decided_by = 'policy'
          GROUP BY version_id, version_rev HAVING count(*) > 1) twice`,
  },
  {
    fault: 'doubled',
    what: 'decision of one case',
    services: ['governance'],
    sql: `SELECT count(*) FROM (SELECT FROM decision WHERE decided_by <> 'policy' AND case_id IS NOT NULL
          GROUP BY case_id HAVING count(*) > 1) twice`,
  },
  {
    fault: 'doubled',
    what: 'audit row told twice',
    services: SUBGRAPHS,
    sql: `SELECT count(*) FROM (SELECT FROM audit_entry
          GROUP BY subject_id, rev, action, body HAVING count(*) > 1) twice`,
  },
  {
    fault: 'doubled',
    what: 'run for one submission',
    services: ['forge'],
    sql: 'SELECT count(*) FROM (SELECT FROM run GROUP BY version_id, attempt HAVING count(*) > 1) twice',
  },
  {
    fault: 'lost',
    what: 'version published without exactly one approving decision',
    services: ['catalog'],
    sql: `SELECT count(*) FROM version WHERE state IN ('APPROVED', 'PUBLISHED', 'YANKED') AND approved_by IS NULL`,
  },
  {
    fault: 'lost',
    what: 'change of a version, plugin or publisher without its audit row',
    services: ['catalog'],
    sql: `SELECT count(*) FROM transition t WHERE NOT EXISTS (SELECT FROM audit_entry a
          WHERE a.marketplace_id = t.marketplace_id AND a.subject_id = t.subject_id AND a.rev = t.rev)`,
  },
  {
    fault: 'lost',
    what: 'change of an installation without its audit row',
    services: ['installation'],
    sql: `SELECT count(*) FROM installation_transition t WHERE NOT EXISTS (SELECT FROM audit_entry a
          WHERE a.marketplace_id = t.marketplace_id AND a.subject_id = t.installation_id AND a.rev = t.rev)`,
  },
  {
    fault: 'lost',
    what: 'change of a case or restriction without its audit row',
    services: ['governance'],
    sql: `SELECT count(*) FROM (SELECT marketplace_id, case_id AS id, rev FROM case_transition
            UNION ALL SELECT marketplace_id, restriction_id, rev FROM restriction_revision) t
          WHERE NOT EXISTS (SELECT FROM audit_entry a
            WHERE a.marketplace_id = t.marketplace_id AND a.subject_id = t.id AND a.rev = t.rev)`,
  },
];

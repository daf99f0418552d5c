import { SUBGRAPHS, type SubgraphName } from '@guildhall/schema';
import type { FaultKind } from './evidence.ts';

/** Something that must not exist. */
export interface MustNotBe {
  fault: FaultKind;
  what: string;
  services: readonly SubgraphName[];
  /** Rows with a number each, and what it counts where that differs. */
  sql: string;
}

/** What can be counted of messages, decisions and audit, and must count nothing. */
export const COUNTED_MESSAGES: readonly MustNotBe[] = [
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
    what: 'notice of one event',
    services: ['governance'],
    sql: 'SELECT count(*) FROM (SELECT FROM notice GROUP BY marketplace_id, cause HAVING count(*) > 1) twice',
  },
  {
    fault: 'lost',
    what: 'decision, or restriction that the feed tells of, without its notice',
    services: ['governance'],
    sql: `SELECT count(*) FROM (SELECT marketplace_id, 'decision:' || id AS cause FROM decision
            UNION ALL SELECT marketplace_id, 'restriction:' || id || ':' || rev FROM restriction WHERE feed_seq > 0) t
          WHERE NOT EXISTS (SELECT FROM notice n WHERE n.marketplace_id = t.marketplace_id AND n.cause = t.cause)`,
  },
  {
    fault: 'doubled',
    what: 'audit row told twice',
    services: SUBGRAPHS,
    // A row without a revision tells of an act, such as a new address for a webhook, that may well be done twice.
    sql: `SELECT count(*) FROM (SELECT FROM audit_entry WHERE rev IS NOT NULL
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

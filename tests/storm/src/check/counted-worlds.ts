import { SUBGRAPHS } from '@guildhall/schema';
import type { MustNotBe } from './counted-messages.ts';

/** What a marketplace needs of one table before anybody can work in it. */
const without = (table: string, own: string): string =>
  `NOT EXISTS (SELECT FROM ${table} o WHERE o.marketplace_id = ${own})`;

/** What marketplaces, publishers and installations are made of. */
export const COUNTED_WORLDS: readonly MustNotBe[] = [
  {
    fault: 'lost',
    what: 'marketplace that is open without all it is made of',
    services: ['catalog'],
    sql: `SELECT count(*) FROM marketplace m WHERE state = 'ACTIVE' AND id <> 'platform'
          AND (${without('issuer', 'm.id')} OR ${without('role_assignment', 'm.id')} OR ${without('trust_bundle', 'm.id')}
            OR NOT EXISTS (SELECT FROM directory d WHERE d.id = m.id))`,
  },
  {
    fault: 'lost',
    what: 'publisher without a member',
    services: ['catalog'],
    sql: `SELECT count(*) FROM publisher p WHERE NOT EXISTS (SELECT FROM publisher_member m
          WHERE m.marketplace_id = p.marketplace_id AND m.publisher_id = p.id)`,
  },
  {
    fault: 'lost',
    what: 'feed of a marketplace without a policy',
    services: ['governance'],
    sql: `SELECT count(*) FROM feed_head h WHERE marketplace_id <> 'platform' AND ${without('policy', 'h.marketplace_id')}`,
  },
  {
    fault: 'lost',
    what: 'policy without the revision that is in force',
    services: ['governance'],
    sql: `SELECT count(*) FROM policy p WHERE NOT EXISTS (SELECT FROM policy_revision r
          WHERE r.marketplace_id = p.marketplace_id AND r.policy_id = p.id AND r.number = p.active_number)`,
  },
  {
    fault: 'lost',
    what: 'entry of a feed that waits for one before it',
    services: ['installation'],
    sql: `SELECT count(*) FROM feed_ahead a JOIN epoch e USING (marketplace_id) WHERE a.seq > e.feed_seq`,
  },
  {
    fault: 'lost',
    what: 'number of a change that its marketplace has not given yet',
    services: ['installation'],
    sql: `SELECT count(*) FROM epoch e LEFT JOIN place_epoch p USING (marketplace_id) WHERE greatest(e.wide, p.epoch) > e.epoch`,
  },
  {
    fault: 'doubled',
    what: 'host with two surfaces in force',
    services: ['installation'],
    sql: `SELECT count(*) FROM (SELECT FROM host_surface WHERE valid_to IS NULL
          GROUP BY marketplace_id, host_id HAVING count(*) > 1) twice`,
  },
  {
    fault: 'lost',
    what: 'grant that nobody consented to',
    services: ['installation'],
    sql: `SELECT count(*) FROM permission_grant g WHERE valid_to IS NULL AND NOT EXISTS (SELECT FROM consent c
          WHERE c.marketplace_id = g.marketplace_id AND c.id = g.consent_id AND c.valid_to IS NULL)`,
  },
  {
    fault: 'doubled',
    what: 'consent beside another of the same installation',
    services: ['installation'],
    sql: `SELECT count(*) FROM (SELECT FROM consent WHERE valid_to IS NULL
          GROUP BY marketplace_id, installation_id HAVING count(*) > 1) twice`,
  },
  {
    fault: 'lost',
    what: 'hour that came long ago and that nobody minded',
    services: SUBGRAPHS,
    sql: `SELECT count(*), concat_ws(' ', kind, 'tried', attempts, 'times') AS which FROM due
          WHERE at < now() - interval '60 seconds' GROUP BY 2`,
  },
];

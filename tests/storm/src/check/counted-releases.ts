import type { MustNotBe } from './counted-messages.ts';

const OF_ITS_RUN = 'r.marketplace_id = o.marketplace_id AND r.id = o.run_id';

/** Rows that belong to a run which is not there. */
const orphans = (table: string): MustNotBe => ({
  fault: 'doubled',
  what: `${table.replace('_', ' ')} of a run that is not there`,
  services: ['forge'],
  sql: `SELECT count(*) FROM ${table} o WHERE NOT EXISTS (SELECT FROM run r WHERE ${OF_ITS_RUN})`,
});

/** Rows that name bytes which are not in the store. */
const withoutBytes = (table: string, where: string): MustNotBe => ({
  fault: 'lost',
  what: `${table.replace('_', ' ')} without its bytes`,
  services: ['forge'],
  sql: `SELECT count(*) FROM ${table} o WHERE ${where} AND NOT EXISTS (
        SELECT FROM artifact a JOIN artifact_blob b USING (marketplace_id, sha256)
        WHERE a.marketplace_id = o.marketplace_id AND a.sha256 = o.sha256)`,
});

/** What became of submissions on their way to a release, and the log that every release is in. */
export const COUNTED_RELEASES: readonly MustNotBe[] = [
  withoutBytes('upload', 'received_at IS NOT NULL'),
  withoutBytes('release_bundle', 'true'),
  withoutBytes('release_byproduct', 'true'),
  orphans('stage_report'),
  orphans('finding'),
  orphans('version_drift'),
  {
    fault: 'lost',
    what: 'check of a concluded run without an end',
    services: ['forge'],
    sql: `SELECT count(*), c.name || ' ' || c.state AS which FROM "check" c
          JOIN run r ON r.marketplace_id = c.marketplace_id AND r.id = c.run_id
          WHERE r.state = 'CONCLUDED' AND c.state IN ('QUEUED', 'RUNNING') GROUP BY 2`,
  },
  {
    fault: 'lost',
    what: 'release without its code or its attestation',
    services: ['forge'],
    sql: `SELECT count(*) FROM run r WHERE state = 'CONCLUDED' AND release_digest IS NOT NULL
          AND (NOT EXISTS (SELECT FROM release_bundle o WHERE ${OF_ITS_RUN})
            OR NOT EXISTS (SELECT FROM attestation o WHERE ${OF_ITS_RUN}))`,
  },
  {
    fault: 'lost',
    what: 'attestation that its log does not hold',
    services: ['forge'],
    sql: `SELECT count(*) FROM attestation a WHERE NOT EXISTS (SELECT FROM log_entry e
          WHERE e.marketplace_id = a.marketplace_id AND e.index = a.log_index
            AND e.statement_digest = a.statement_digest)`,
  },
  {
    fault: 'doubled',
    what: 'entry of a log that no attestation is about',
    services: ['forge'],
    sql: `SELECT count(*) FROM log_entry e WHERE NOT EXISTS (SELECT FROM attestation a
          WHERE a.marketplace_id = e.marketplace_id AND e.index = a.log_index)`,
  },
  {
    fault: 'diverged',
    what: 'log of releases whose length is not that of its entries and leaves',
    services: ['forge'],
    sql: `SELECT count(*) FROM transparency_log t WHERE size <> (SELECT count(*) FROM log_entry e
            WHERE e.marketplace_id = t.marketplace_id AND e.index < t.size)
          OR size <> (SELECT count(*) FROM log_node n WHERE n.marketplace_id = t.marketplace_id AND n.level = 0)`,
  },
];

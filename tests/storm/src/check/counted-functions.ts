import type { MustNotBe } from './counted-messages.ts';

const OF_THE_SAME = (other: string, own: string) =>
  `${other}.marketplace_id = ${own}.marketplace_id AND ${other}.installation_id = ${own}.installation_id`;

/** What functions left behind: the storm's plugin stores one value and writes one line in each run. */
export const COUNTED_FUNCTIONS: readonly MustNotBe[] = [
  {
    fault: 'lost',
    what: 'run of a function without an end',
    services: ['forge'],
    sql: `SELECT count(*), concat_ws(' ', 'run by', trigger, state) AS which FROM invocation
          WHERE state <> 'FINISHED' GROUP BY 2`,
  },
  {
    fault: 'lost',
    what: 'run that ended well without the value it stored',
    services: ['forge'],
    sql: `SELECT count(*) FROM invocation i WHERE outcome = 'OK' AND NOT EXISTS (SELECT FROM stored_value v
          WHERE ${OF_THE_SAME('v', 'i')} AND v.key = 'run:' || i.id)`,
  },
  {
    fault: 'lost',
    what: 'run that ended well without the line it wrote',
    services: ['forge'],
    sql: `SELECT count(*) FROM invocation i WHERE outcome = 'OK' AND NOT EXISTS (SELECT FROM function_log l
          WHERE ${OF_THE_SAME('l', 'i')} AND l.invocation_id = i.id)`,
  },
  {
    fault: 'doubled',
    what: 'run that wrote twice',
    services: ['forge'],
    sql: `SELECT count(*) FROM (SELECT FROM function_log
          GROUP BY marketplace_id, invocation_id HAVING count(*) > 1) twice`,
  },
  {
    fault: 'doubled',
    what: 'value stored by a run that is not there',
    services: ['forge'],
    sql: `SELECT count(*) FROM stored_value v WHERE v.key LIKE 'run:%' AND NOT EXISTS (SELECT FROM invocation i
          WHERE ${OF_THE_SAME('i', 'v')} AND v.key = 'run:' || i.id)`,
  },
  {
    fault: 'diverged',
    what: 'account of what an installation stores and writes that is not what it did',
    services: ['forge'],
    sql: `SELECT count(*) FROM function_usage u,
            LATERAL (SELECT count(*) AS keys, coalesce(sum(bytes), 0) AS bytes FROM stored_value v
              WHERE ${OF_THE_SAME('v', 'u')}) stored,
            LATERAL (SELECT count(*) AS lines FROM function_log l WHERE ${OF_THE_SAME('l', 'u')}) written
          WHERE storage_keys <> keys OR storage_bytes <> bytes OR last_log <> lines`,
  },
  {
    fault: 'lost',
    what: 'schedule without an hour, or hour without a schedule',
    services: ['forge'],
    sql: `SELECT count(*) FROM (SELECT marketplace_id, installation_id || '/' || id AS subject FROM function_schedule) s
          FULL JOIN (SELECT marketplace_id, subject_id AS subject FROM due WHERE kind = 'function-schedule') d
            USING (marketplace_id, subject) WHERE s IS NULL OR d IS NULL`,
  },
  {
    fault: 'lost',
    what: 'webhook of an installation that is not there',
    services: ['forge'],
    sql: `SELECT count(*) FROM function_webhook w WHERE NOT EXISTS (SELECT FROM installation i
          WHERE i.marketplace_id = w.marketplace_id AND i.id = w.installation_id)`,
  },
  {
    // Whoever was killed was killed from outside: no function of the storm does any harm.
    fault: 'died',
    what: 'release in quarantine',
    services: ['forge'],
    sql: 'SELECT count(*) FROM quarantine',
  },
];

import type pg from 'pg';

export interface OutboxRow {
  marketplace_id: string;
  id: string;
  queue: string;
  name: string;
  body: unknown;
  attempt: number;
  /** How many messages of its marketplace stand before it in its queue. */
  place: number;
}

const DEFAULT_IN_FLIGHT = 200;
const LANES_A_LOOK = 50;
const RECONCILE_BATCH = 500;

/**
 * Locks the rows to publish now. A marketplace gets only its share: the place of a row among its own decides both
 * whether it may leave (in-flight cap) and its priority, so that a flood of one does not delay another. Whoever waits
 * longest is looked at first, and lanes that are full are not looked at: however many they are, they keep nobody
 * waiting. The urgent lane has no cap and goes before all others.
 */
export async function claimBatch(
  client: pg.PoolClient,
  inFlight: Record<string, number>,
  limit: number,
): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>(
    // From lane to lane by the index: a backlog of one marketplace costs no more than its first row.
    `WITH RECURSIVE lanes AS (
       (SELECT marketplace_id, queue, id AS oldest FROM outbox WHERE published_at IS NULL
        ORDER BY marketplace_id, queue, id LIMIT 1)
       UNION ALL
       SELECT next.* FROM lanes, LATERAL (
         SELECT marketplace_id, queue, id FROM outbox o
         WHERE published_at IS NULL AND (o.marketplace_id, o.queue) > (lanes.marketplace_id, lanes.queue)
         ORDER BY marketplace_id, queue, id LIMIT 1) next),
     capped AS (
       SELECT *, queue LIKE '%-urgent' AS urgent, coalesce(($1::jsonb->>queue)::int, ${DEFAULT_IN_FLIGHT}) AS cap
       FROM lanes),
     load AS (
       SELECT c.*, CASE WHEN urgent THEN 0 ELSE (
         SELECT count(*)::int FROM (
           SELECT 1 FROM outbox o WHERE o.marketplace_id = c.marketplace_id AND o.queue = c.queue
             AND o.published_at IS NOT NULL AND o.handled_at IS NULL LIMIT c.cap) out) END AS under_way
       FROM capped c),
     looked_at AS (
       SELECT *, CASE WHEN urgent THEN $2::int ELSE cap - under_way END AS room
       FROM load WHERE urgent OR under_way < cap
       ORDER BY urgent DESC, oldest LIMIT ${LANES_A_LOOK}),
     waiting AS (
       SELECT o.id, l.urgent, l.under_way + row_number() OVER (PARTITION BY l.marketplace_id, l.queue ORDER BY o.id)::int AS place
       FROM looked_at l, LATERAL (
         SELECT id FROM outbox o WHERE o.marketplace_id = l.marketplace_id AND o.queue = l.queue AND o.published_at IS NULL
         ORDER BY id LIMIT l.room) o)
     SELECT o.marketplace_id, o.id, o.queue, o.name, o.body, o.attempt, w.place
     FROM waiting w JOIN outbox o ON o.id = w.id
     WHERE o.published_at IS NULL
     ORDER BY w.urgent DESC, w.place, o.id LIMIT $2 FOR UPDATE OF o SKIP LOCKED`,
    [JSON.stringify(inFlight), limit],
  );
  return rows;
}

export async function markPublished(client: pg.PoolClient, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    // Patience grows with each try: 8 s, 16 s, … at most five minutes. Unbounded, its power outgrows an interval
    // after some hours of outage, and nothing would leave any more.
    `UPDATE outbox SET published_at = now(),
            retry_at = now() + least(interval '5 minutes', interval '8 seconds' * 2 ^ least(attempt, 6))
     WHERE id = ANY($1)`,
    [rows.map(({ id }) => id)],
  );
}

export async function acknowledge(pool: pg.Pool, ids: readonly string[]): Promise<void> {
  await pool.query('UPDATE outbox SET handled_at = now() WHERE id = ANY($1) AND handled_at IS NULL', [ids]);
}

/** The reconciler: what was published and never acknowledged goes back into line under a new attempt. True when there may be more. */
export async function takeBack(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE outbox SET published_at = NULL, retry_at = NULL, attempt = attempt + 1
     WHERE id IN (SELECT id FROM outbox WHERE published_at IS NOT NULL AND handled_at IS NULL AND retry_at < now()
                  LIMIT ${RECONCILE_BATCH} FOR UPDATE SKIP LOCKED)`,
  );
  return rowCount === RECONCILE_BATCH;
}

/** Handled messages are kept a day for the curious, inbox rows a month: longer than any message can be under way. */
export async function purgeHandled(pool: pg.Pool): Promise<boolean> {
  await pool.query("DELETE FROM outbox WHERE handled_at < now() - interval '1 day'");
  await pool.query("DELETE FROM inbox WHERE received_at < now() - interval '30 days'");
  return false;
}

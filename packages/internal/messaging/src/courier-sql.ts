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
const MARKETPLACES_A_LOOK = 50;
const RECONCILE_BATCH = 500;

/**
 * Locks the rows to publish now. A marketplace gets only its share: the place of a row among its own decides both
 * whether it may leave (in-flight cap) and its priority, so that a flood of one does not delay another.
 */
export async function claimBatch(
  client: pg.PoolClient,
  inFlight: Record<string, number>,
  limit: number,
): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>(
    `WITH lanes AS (
       SELECT DISTINCT marketplace_id, queue FROM outbox WHERE published_at IS NULL LIMIT ${MARKETPLACES_A_LOOK}),
     load AS (
       SELECT l.marketplace_id, l.queue,
              (SELECT count(*)::int FROM outbox o WHERE o.marketplace_id = l.marketplace_id AND o.queue = l.queue
                 AND o.published_at IS NOT NULL AND o.handled_at IS NULL) AS under_way
       FROM lanes l),
     waiting AS (
       SELECT o.id, load.under_way + row_number() OVER (PARTITION BY load.marketplace_id, load.queue ORDER BY o.id)::int AS place
       FROM load, LATERAL (
         SELECT id FROM outbox o WHERE o.marketplace_id = load.marketplace_id AND o.queue = load.queue
           AND o.published_at IS NULL AND (o.retry_at IS NULL OR o.retry_at <= now())
         ORDER BY id LIMIT greatest(0, coalesce(($1::jsonb->>load.queue)::int, ${DEFAULT_IN_FLIGHT}) - load.under_way)) o)
     SELECT o.marketplace_id, o.id, o.queue, o.name, o.body, o.attempt, w.place
     FROM waiting w JOIN outbox o ON o.id = w.id
     WHERE o.published_at IS NULL
     ORDER BY w.place, o.id LIMIT $2 FOR UPDATE OF o SKIP LOCKED`,
    [JSON.stringify(inFlight), limit],
  );
  return rows;
}

export async function markPublished(client: pg.PoolClient, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    // Patience grows with each try: 8 s, 16 s, … at most five minutes.
    `UPDATE outbox SET published_at = now(), retry_at = now() + least(interval '5 minutes', interval '8 seconds' * 2 ^ attempt)
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

import { setTimeout as pause } from 'node:timers/promises';
import { systemSession } from '@guildhall/authz';
import { openPool } from '@guildhall/database';
import { claimDue, type RawSql } from '@guildhall/messaging';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { DueHandler } from './handlers.ts';
import { logFault } from './logged-error.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const LOOK_MS = 500;
const BATCH = 50;

/** Does what is due, once: the row goes in the transaction of its effect. A failing row comes again later. */
export function startTimers<Context>(options: {
  courierUrl: string;
  units: UnitOfWork<{ ctx: Context; tx: RawSql }>;
  handlers: readonly DueHandler<Context>[];
  log: Logger;
}): { close(): Promise<void> } {
  const { units, log } = options;
  const handlers = new Map(options.handlers.map((handler) => [handler.kind, handler]));
  const pool = openPool({ connectionString: options.courierUrl, max: 1 }, (error) => {
    log.warn(error, 'timers lost their connection');
  });
  const stop = new AbortController();

  async function look(): Promise<void> {
    const { rows } = await pool.query<{ marketplace_id: string; id: string; kind: string }>(
      'SELECT marketplace_id, id, kind FROM due WHERE at <= now() AND kind = ANY($1) ORDER BY at LIMIT $2',
      [[...handlers.keys()], BATCH],
    );
    for (const { marketplace_id: marketplaceId, id, kind } of rows)
      await units
        .run(systemSession(marketplaceId, `due-${id}`), async ({ ctx, tx }) => {
          const row = await claimDue(tx, marketplaceId, id);
          if (row) await handlers.get(kind)?.handle(ctx, row);
        })
        .catch(async (error: unknown) => {
          logFault(log, error, { kind, id }, 'a due row failed');
          await postpone(pool, id);
        });
  }

  const loop = (async () => {
    while (!stop.signal.aborted) {
      await look().catch((error: unknown) => {
        log.warn({ err: error }, 'timers could not look');
      });
      await pause(LOOK_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();

  return {
    async close() {
      stop.abort();
      await loop;
      await pool.end();
    },
  };
}

async function postpone(pool: pg.Pool, id: string): Promise<void> {
  await pool
    .query(
      // The power is bounded, too: an interval cannot hold it after some hours.
      `UPDATE due SET attempts = attempts + 1,
              at = now() + least(interval '5 minutes', interval '1 second' * 2 ^ least(attempts, 9)) WHERE id = $1`,
      [id],
    )
    .catch(() => undefined);
}

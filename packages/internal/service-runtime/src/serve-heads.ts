import { openPool } from '@guildhall/database';
import { jsonOf } from '@guildhall/kernel';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PASSPORT_HEADER } from './passport.ts';
import type { Served } from './service.ts';

const asked = z.object({ marketplaces: z.array(z.string().max(100)).max(5_000) });

interface Heads {
  path: string;
  /** What the numbers are called in the answer: `{ <name>: { <marketplace>: <number> } }`. */
  name: string;
  /** Gives `marketplace_id` and `head` for the marketplaces in `$1`; those without one are left out. */
  sql: string;
}

/**
 * `POST <path>` with `{ marketplaces }`: one number for each of many marketplaces, read in one query. It logs in as the
 * courier, who alone sees rows of more than one marketplace, and of these tables nothing but such numbers.
 */
export function serveHeads(
  app: FastifyInstance,
  { openPassport, courierUrl, ground }: Pick<Served<unknown>, 'openPassport' | 'courierUrl' | 'ground'>,
  { path, name, sql }: Heads,
): void {
  const pool = openPool({ connectionString: courierUrl, max: 2 }, (error) => {
    // The next query opens another connection.
    ground.log.warn({ err: error }, 'a connection stumbled');
  });
  app.addHook('onClose', () => pool.end());

  app.post(path, async ({ headers, body }, reply) => {
    const text = String(body);
    const session = await openPassport(String(headers[PASSPORT_HEADER]), text).catch(() => null);
    if (!session) return reply.code(401).send();
    const read = asked.safeParse(jsonOf(text));
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) });
    const { rows } = await pool.query<{ marketplace_id: string; head: number }>(sql, [
      read.data.marketplaces,
    ]);
    return { [name]: Object.fromEntries(rows.map(({ marketplace_id: id, head }) => [id, head])) };
  });
}

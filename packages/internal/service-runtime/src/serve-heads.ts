import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { serveAsCourier } from './serve-as-courier.ts';
import type { Served } from './service.ts';

const asked = z.object({ marketplaces: z.array(z.string().max(100)).max(5_000) });

interface Heads {
  path: string;
  /** What the numbers are called in the answer: `{ <name>: { <marketplace>: <number> } }`. */
  name: string;
  /** Gives `marketplace_id` and `head` for the marketplaces in `$1`; those without one are left out. */
  sql: string;
}

/** `POST <path>` with `{ marketplaces }`: one number for each of many marketplaces, read in one query. */
export function serveHeads(
  app: FastifyInstance,
  served: Pick<Served<unknown>, 'openPassport' | 'courierUrl' | 'ground'>,
  { path, name, sql }: Heads,
): void {
  serveAsCourier(app, served, {
    path,
    asked,
    async answer(pool, { marketplaces }) {
      const { rows } = await pool.query<{ marketplace_id: string; head: number }>(sql, [marketplaces]);
      return { [name]: Object.fromEntries(rows.map(({ marketplace_id: id, head }) => [id, head])) };
    },
  });
}

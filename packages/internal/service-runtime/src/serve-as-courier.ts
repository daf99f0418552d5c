import { openPool } from '@guildhall/database';
import { jsonOf } from '@guildhall/kernel';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import { PASSPORT_HEADER } from './passport.ts';
import type { Served } from './service.ts';

interface Question<Asked> {
  path: string;
  asked: z.ZodType<Asked>;
  answer: (pool: pg.Pool, asked: Asked) => Promise<object>;
}

/**
 * `POST <path>`: answers about many marketplaces at once, for other parts of the deployment. It logs in as the courier,
 * who alone sees rows of more than one marketplace, and of these tables only what was granted.
 */
export function serveAsCourier<Asked>(
  app: FastifyInstance,
  { openPassport, courierUrl, ground }: Pick<Served<unknown>, 'openPassport' | 'courierUrl' | 'ground'>,
  { path, asked, answer }: Question<Asked>,
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
    return answer(pool, read.data);
  });
}

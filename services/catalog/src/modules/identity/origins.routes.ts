import { openPool, PASSPORT_HEADER, type Served } from '@guildhall/service-runtime';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';

/**
 * `GET /internal/origins`: the web origins of every host and every publishable key of the deployment, for gateways that answer
 * a browser before they know whose token comes. It logs in as the courier, who sees these columns of all marketplaces.
 */
export function serveOrigins(
  app: FastifyInstance,
  { openPassport, courierUrl, ground }: Pick<Served<Context>, 'openPassport' | 'courierUrl' | 'ground'>,
): void {
  const pool = openPool({ connectionString: courierUrl, max: 1 }, (error) => {
    // The next query opens another connection.
    ground.log.warn({ err: error }, 'a connection stumbled');
  });
  app.addHook('onClose', () => pool.end());

  app.get('/internal/origins', async ({ headers }, reply) => {
    const session = await openPassport(String(headers[PASSPORT_HEADER]), '', 'gateway').catch(() => null);
    if (!session) return reply.code(401).send();
    const { rows } = await pool.query<{ origin: string }>(
      `SELECT unnest(origins) AS origin FROM host
       UNION SELECT unnest(origins) FROM publishable_key WHERE ends_at IS NULL OR ends_at > now() ORDER BY origin`,
    );
    return { origins: rows.map(({ origin }) => origin) };
  });
}

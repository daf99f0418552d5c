import { replay, type RawSql } from '@guildhall/messaging';
import type { Session } from '@guildhall/authz';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PASSPORT_HEADER, type OpenPassport } from './passport.ts';
import type { Snapshot } from './snapshots.ts';
import type { Unit, UnitOfWork } from './unit-of-work.ts';

const page = z.object({
  event: z.string(),
  after: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

/**
 * What services show each other and operators. Read-only, but for two acts that are harmless at any time: raising a dead
 * message, and filling projections again. The marketplace is the passport's.
 */
export function serveInternalRoutes<Context>(
  app: FastifyInstance,
  options: {
    units: UnitOfWork<Context>;
    bare: UnitOfWork<Unit<RawSql>>;
    snapshots: readonly Snapshot<Context>[];
    openPassport: OpenPassport;
    /** Fills this service's projections of a marketplace; how many states of each event it read. */
    rebuild: (marketplaceId: string) => Promise<Record<string, number>>;
  },
): void {
  const { units, bare, snapshots, openPassport, rebuild } = options;
  const who = sessionReader(openPassport);

  app.get('/internal/snapshot', async (request, reply) => {
    const session = await who(request);
    if (!session) return reply.code(401).send();
    const { event, after, limit } = page.parse(request.query);
    const snapshot = snapshots.find((one) => one.event === event);
    if (!snapshot) return reply.code(404).send({ message: `there is no snapshot of ${event}` });
    return units.run(session, (ctx) => snapshot.page(ctx, after, limit), { readOnly: true });
  });

  app.post('/internal/rebuild', async (request, reply) => {
    const session = await who(request);
    if (!session) return reply.code(401).send();
    return { read: await rebuild(session.marketplaceId) };
  });

  app.get('/internal/dead-letters', async (request, reply) => {
    const session = await who(request);
    if (!session) return reply.code(401).send();
    return bare.run(
      session,
      ({ tx }) => tx.$queryRaw<unknown[]>`
        SELECT id, queue, name, reason, error, at, replayed_at FROM dead_letter ORDER BY id DESC LIMIT 200`,
      { readOnly: true },
    );
  });

  app.post<{ Params: { id: string } }>('/internal/dead-letters/:id/replay', async (request, reply) => {
    const session = await who(request);
    if (!session) return reply.code(401).send();
    const raised = await bare.run(session, ({ tx }) => replay(tx, session.marketplaceId, request.params.id));
    return reply.code(raised ? 202 : 404).send();
  });
}

/** Reads the passport of a request without a body. */
export function sessionReader(
  openPassport: OpenPassport,
): (request: FastifyRequest) => Promise<Session | null> {
  return ({ headers }) => openPassport(String(headers[PASSPORT_HEADER]), '').catch(() => null);
}

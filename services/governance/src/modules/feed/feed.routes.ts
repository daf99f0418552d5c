import { serveHeads, sessionReader, type ServiceDefinition } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Tx } from '../../database.ts';

const position = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

type Routes = NonNullable<ServiceDefinition<Tx, Context>['routes']>;

/** The feed for whoever must not miss anything: entries after a number, and the heads of many marketplaces at once. */
export const feedRoutes: Routes = (app, served) => {
  const { units, openPassport } = served;
  const who = sessionReader(openPassport);

  app.get('/internal/feed', async (request, reply) => {
    const session = await who(request);
    if (!session) return reply.code(401).send();
    const read = position.safeParse(request.query);
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) });
    const { after, limit } = read.data;
    return units.run(
      session,
      // The head first: an entry committed in between is then above it, never missing below it.
      async ({ feed }) => ({ head: await feed.head(), entries: await feed.after(after, limit) }),
      { readOnly: true },
    );
  });

  serveHeads(app, served, {
    path: '/internal/feed/heads',
    name: 'heads',
    sql: 'SELECT marketplace_id, seq AS head FROM feed_head WHERE marketplace_id = ANY($1)',
  });
};

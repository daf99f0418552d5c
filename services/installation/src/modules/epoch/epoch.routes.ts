import { PASSPORT_HEADER, type ServiceDefinition } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Tx } from '../../database.ts';
import { epochHeads } from './epoch-heads.repository.ts';

const asked = z.object({ marketplaces: z.array(z.string().max(100)).max(5_000) });

type Routes = NonNullable<ServiceDefinition<Tx, Context>['routes']>;

/** `POST /internal/epochs`: how far many marketplaces have come, for gateways that keep answers. */
export const epochRoutes: Routes = (app, { openPassport, courierUrl }) => {
  const heads = epochHeads(courierUrl);
  app.addHook('onClose', () => heads.close());

  app.post('/internal/epochs', async ({ headers, body }, reply) => {
    const text = String(body);
    const session = await openPassport(String(headers[PASSPORT_HEADER]), text).catch(() => null);
    if (!session) return reply.code(401).send();
    const read = asked.safeParse(parsed(text));
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) });
    return { epochs: await heads.of(read.data.marketplaces) };
  });
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

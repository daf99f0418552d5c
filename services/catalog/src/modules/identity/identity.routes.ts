import { PLATFORM } from '@guildhall/authz';
import { PASSPORT_HEADER, type Served } from '@guildhall/service-runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { trustBundleOf } from './trust-bundle.ts';

const wanted = z.object({ slug: z.string().max(64) });

/** What gateways read: whom to believe in a marketplace, and which marketplace an address means. */
export function serveIdentityRoutes(
  app: FastifyInstance,
  { units, ground, openPassport }: Served<Context>,
): void {
  const gatewayOf = ({ headers }: FastifyRequest) =>
    openPassport(String(headers[PASSPORT_HEADER]), '', 'gateway').catch(() => null);

  app.get('/internal/trust-bundle', async (request, reply) => {
    const session = await gatewayOf(request);
    if (!session) return reply.code(401).send();
    const bundle = await units.run(session, trustBundleOf, { readOnly: true });
    if (!bundle) return reply.code(404).send({ message: 'there is no such marketplace' });
    return { jws: await ground.signer.sign(bundle, 'gateway') };
  });

  app.get('/internal/marketplace', async (request, reply) => {
    const session = await gatewayOf(request);
    if (session?.marketplaceId !== PLATFORM) return reply.code(401).send();
    const query = wanted.safeParse(request.query);
    if (!query.success) return reply.code(400).send({ message: 'name a slug' });
    const id = await units.run(session, (ctx) => ctx.directory.idOf(query.data.slug), { readOnly: true });
    return id === null ? reply.code(404).send({ message: 'there is no such marketplace' }) : { id };
  });
}

import { PLATFORM, type Session } from '@guildhall/authz';
import { jsonOf } from '@guildhall/kernel';
import { PLATFORM_FLOOR } from '@guildhall/policy';
import { PASSPORT_HEADER, type Served } from '@guildhall/service-runtime';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readFloor, setFloor } from './set-floor.ts';

const shared = { note: z.string().nullish(), expectedNumber: z.int().nullish() };
const wanted = z.union([
  z.strictObject({ shipped: z.literal(true), ...shared }),
  z.strictObject({ rules: z.unknown(), defaultVerdict: z.string(), ...shared }),
]);

/** `/internal/platform-floor`: what holds in every marketplace, for whoever runs the deployment. */
export function floorRoutes(
  app: FastifyInstance,
  { units, openPassport }: Pick<Served<Context>, 'units' | 'openPassport'>,
): void {
  const operator = async (token: unknown, body: string): Promise<Session | null> => {
    const session = await openPassport(String(token), body).catch(() => null);
    // Services and operators speak for the platform as the system; no person and no key does.
    if (session?.actorKind !== 'SYSTEM' || session.marketplaceId !== PLATFORM) return null;
    return { ...session, permissions: ['policy:read', 'policy:write'] };
  };

  app.get('/internal/platform-floor', async ({ headers }, reply) => {
    const session = await operator(headers[PASSPORT_HEADER], '');
    return session ? units.run(session, readFloor) : reply.code(401).send();
  });

  // As text: the passport is for these very bytes.
  app.put('/internal/platform-floor', async ({ headers, body }, reply) => {
    const text = typeof body === 'string' ? body : '';
    const session = await operator(headers[PASSPORT_HEADER], text);
    if (!session) return reply.code(401).send();
    const read = wanted.safeParse(jsonOf(text));
    if (!read.success) return refuse(reply, 'Give { rules, defaultVerdict, note?, expectedNumber? }.');
    const floor = 'shipped' in read.data ? { ...PLATFORM_FLOOR, ...read.data } : read.data;
    const result = await units.run(session, (ctx) => setFloor(ctx, { ...floor, rules: floor.rules }));
    return result.ok ? result.value : refuse(reply, result.error.message);
  });
}

function refuse(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(422).send({ message });
}

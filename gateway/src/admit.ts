import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { assertOrigin, mayComeFrom } from './edge/origins.ts';
import { speak } from './errors.ts';
import { isVisitor } from './identity/visitor.ts';
import type { Caller, Callers } from './identity/identify.ts';
import type { RateLimits } from './traffic/rate-limits.ts';

/** What a request says of who makes it. */
export interface Papers {
  authorization: string | undefined;
  origin: string | undefined;
}

export type Admit = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller>;

/** Who calls, from a page that may use their token, and not too often. Throws what the caller should read. */
export function admitCallers(options: {
  identify: Callers['identify'];
  limits: RateLimits;
  allowedOrigins: readonly string[];
}): Admit {
  const { identify, limits, allowedOrigins } = options;
  return async (request, reply) => {
    const caller = await known(request, reply);
    assertOrigin(caller, request.headers.origin, allowedOrigins);
    const { marketplaceId, actorId } = caller.session;
    Object.assign(request.told, { marketplaceId, actorId });
    if (isVisitor(caller.session)) assertCatalogOnly(request);
    await limits.admit(caller.session, reply, request.ip);
    return caller;
  };

  async function known(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    try {
      return await identify(request.headers.authorization, request.id);
    } catch (error) {
      if (isRefusal(error)) await limits.noteStranger(request.ip, reply);
      throw error;
    }
  }
}

/** Whether somebody who was let in would be let in again, without counting them. Unknown stays welcome: nobody is let go by an outage. */
export function stillWelcome(options: {
  identify: Callers['identify'];
  allowedOrigins: readonly string[];
}): (papers: Papers) => Promise<boolean> {
  const { identify, allowedOrigins } = options;
  return async ({ authorization, origin }) => {
    try {
      return mayComeFrom(await identify(authorization, 'still-welcome'), origin, allowedOrigins);
    } catch (error) {
      return !isRefusal(error);
    }
  };
}

/** Visitors ask the graph, and nothing beside it. */
function assertCatalogOnly({ routeOptions: { url } }: FastifyRequest): void {
  if (url === '/graphql') return;
  throw speak(
    'FORBIDDEN',
    'A publishable key reads the public catalog and nothing else; sign in for this.',
    403,
  );
}

function isRefusal(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED';
}

import { systemSession } from '@guildhall/authz';
import { PASSPORT_HEADER, type GrantPassport } from '@guildhall/service-runtime';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { speak } from '../errors.ts';
import type { TrustBundles } from '../identity/trust-bundles.ts';
import { traceHeaders } from '../telemetry/trace.ts';
import type { RateLimits } from '../traffic/rate-limits.ts';
import { askService } from './ask-service.ts';

const DEADLINE_MS = 15_000;
const BODY_LIMIT = 16 * 1024;

const asked = z.object({
  marketplace: z.string().regex(/^mkt_[0-9a-z]{1,64}$/),
  plugin: z.string(),
  token: z.string(),
});

/**
 * `POST /v1/trusted-token`: a build's token for a short key. It is the one door without a session, since a build has
 * none: catalog judges the token, and whoever knocks counts as a stranger.
 */
export function serveTrustedTokens(
  app: FastifyInstance,
  options: {
    catalogUrl: string;
    grant: GrantPassport;
    limits: Pick<RateLimits, 'noteStranger'>;
    /** A new key must hold at its first use, not when a notice of it arrives. */
    trust: Pick<TrustBundles, 'refresh'>;
  },
): void {
  const { catalogUrl, grant, limits, trust } = options;
  app.post('/v1/trusted-token', { bodyLimit: BODY_LIMIT }, async (incoming, reply) => {
    await limits.noteStranger(incoming.ip, reply);
    const body = asked.safeParse(incoming.body);
    if (!body.success)
      throw speak(
        'BAD_INPUT',
        'Send { marketplace, plugin, token } as JSON; the marketplace by its id.',
        400,
      );
    const { marketplace, plugin, token } = body.data;
    const answer = await askService(new URL('/trusted-token', catalogUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': incoming.id,
        ...traceHeaders(incoming.trace),
        [PASSPORT_HEADER]: await grant(systemSession(marketplace, incoming.id), 'catalog', ''),
      },
      body: JSON.stringify({ plugin, token }),
      headersTimeout: DEADLINE_MS,
      bodyTimeout: DEADLINE_MS,
    });
    trust.refresh(marketplace);
    return reply
      .code(answer.statusCode)
      .headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
      .send(answer.body);
  });
}

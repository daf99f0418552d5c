import { PASSPORT_HEADER, type Served } from '@guildhall/service-runtime';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { exchangeToken } from './exchange-token.ts';
import { IssuerAway, type IssuerKeys } from './issuer-keys.ts';

const asked = z.object({ plugin: z.string().max(80), token: z.string().max(8_192) });
const STATUS: Readonly<Record<string, number>> = { TOKEN_USED: 409 };

/** `POST /trusted-token`: a build's token for a short key. The gateway says in which marketplace; the build has no session. */
export function serveTrustedTokens(
  app: FastifyInstance,
  { units, openPassport }: Pick<Served<Context>, 'units' | 'openPassport'>,
  keys: IssuerKeys,
): void {
  void app.register((door, _options, done) => {
    // The server beside it keeps bodies as text, for the passport that vouches for them.
    door.removeContentTypeParser('application/json');
    door.addContentTypeParser(
      'application/json',
      { parseAs: 'string' },
      door.getDefaultJsonParser('error', 'error'),
    );
    door.post('/trusted-token', async (request, reply) => {
      const passport = String(request.headers[PASSPORT_HEADER]);
      const session = await openPassport(passport, '', 'gateway').catch(() => null);
      if (!session) return reply.code(401).send();
      const body = asked.safeParse(request.body);
      if (!body.success)
        return reply.code(400).send(wrong({ code: 'BAD_INPUT', message: 'Send { plugin, token } as JSON.' }));
      try {
        const exchanged = await exchangeToken({ units, session, keys }, body.data);
        void reply.header('cache-control', 'no-store');
        if (exchanged.ok)
          return { key: exchanged.value.secret, expiresAt: exchanged.value.expiresAt.toISOString() };
        return await reply.code(STATUS[exchanged.error.code] ?? 403).send(wrong(exchanged.error));
      } catch (error) {
        if (!(error instanceof IssuerAway)) throw error;
        request.log.warn({ err: error }, 'a build’s token cannot be checked');
        const message =
          'The issuer of the token cannot be asked for its keys right now. Try again in a moment.';
        return reply.code(503).send(wrong({ code: 'ISSUER_AWAY', message }));
      }
    });
    done();
  });
}

function wrong({ code, message }: { code: string; message: string }) {
  return { errors: [{ message, extensions: { code } }] };
}

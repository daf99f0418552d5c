import { isKeptBack } from '@guildhall/manifest';
import { sessionReader, type Served } from '@guildhall/service-runtime';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { httpError, NOBODY } from '../../http-error.ts';
import { receiveWebhook } from './receive-webhook.ts';

/** Carries the token from the gateway; addresses end up in logs. */
const TOKEN_HEADER = 'x-guildhall-hook';
const MAX_BYTES = 128 * 1024;

/** `POST /hooks`: what another system sends to a function, answered as soon as it is noted. */
export function serveWebhooks(app: FastifyInstance, { units, openPassport }: Served<Context>): void {
  const who = sessionReader(openPassport);
  void app.register((hooks, _options, done) => {
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, parsed) => {
      parsed(null, body);
    });
    hooks.post('/hooks', { bodyLimit: MAX_BYTES }, async (request, reply) => {
      const session = await who(request);
      if (!session) return httpError(reply, NOBODY);
      const token = String(request.headers[TOKEN_HEADER] ?? '');
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const headers = Object.fromEntries(
        Object.entries(request.headers)
          .filter(([name]) => !isKeptBack(name))
          .map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
      );
      const received = await units.run(session, (ctx) => receiveWebhook(ctx, { token, headers, body }));
      return received.ok
        ? reply.code(202).send({ invocationId: received.value })
        : httpError(reply, received.error);
    });
    done();
  });
}

import type { FastifyInstance } from 'fastify';

/**
 * Lets a server that is told to stop end with its last answer. Idle connections are closed at once; one that still waits
 * for an answer would be kept alive afterwards, for more than a minute, by a caller who keeps a pool.
 */
export function endConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
}

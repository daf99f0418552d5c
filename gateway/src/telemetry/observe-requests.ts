import type { FastifyInstance } from 'fastify';
import type { Answered, Told } from './access-log.ts';
import { traceOf, type Trace } from './trace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    trace: Trace;
    told: Told;
  }
}

/** Gives every request its id and its place in a trace, and every answer its line. */
export function observeRequests(app: FastifyInstance, tell: (answered: Answered) => void): void {
  app.decorateRequest('trace');
  app.decorateRequest('told');
  app.addHook('onRequest', (request, reply, done) => {
    request.trace = traceOf(request.headers.traceparent, request.headers['tracestate']);
    request.told = {};
    // A reply is thenable: awaited here, it would wait for its own end.
    void reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    tell({
      requestId: request.id,
      traceId: request.trace.traceId,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: reply.elapsedTime,
      told: request.told,
    });
    done();
  });
}

import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { traceOf, type Trace } from './trace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    trace: Trace;
    /** Who asked and what for, once that is known; for the access log. */
    told: { marketplaceId?: string; actorId?: string; operation?: string };
  }
}

/**
 * One line in the access log and one sample per answer. Neither holds headers, variables, addresses with their queries
 * or anything else that may be secret.
 */
export function observeRequests(
  app: FastifyInstance,
  { log, metrics }: { log: Logger; metrics: Metrics },
): void {
  app.decorateRequest('trace');
  app.decorateRequest('told');
  app.addHook('onRequest', (request, reply, done) => {
    request.trace = traceOf(request.headers.traceparent);
    request.told = {};
    // A reply is thenable: awaited here, it would wait for its own end.
    void reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1_000;
    metrics.requests.observe(
      { route, method: request.method, status: `${String(reply.statusCode).slice(0, 1)}xx` },
      seconds,
    );
    const { traceId } = request.trace;
    log.info(
      {
        requestId: request.id,
        traceId,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...request.told,
      },
      'answered',
    );
    done();
  });
}

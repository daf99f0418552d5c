import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { explainHere, type Explain } from '../errors.ts';
import type { Code } from '../error-codes.ts';
import { refuseAddress } from './http-errors.ts';
import { watchIdle, type IdleConnections } from './idle-connections.ts';
import { refuseBytes } from './refuse-bytes.ts';

const BODY_LIMIT = 256 * 1024;
const CHECK_CONNECTIONS_MS = 1_000;
/** Longer than load balancers keep theirs, so that they are the ones who let go: 72 s, as Fastify has it. */
const IDLE = { lookEveryMs: 8_000, mostLooks: 9 };
/** Twice as many as live channels: whoever listens also asks. */
const MOST_CONNECTIONS = 40_000;

/** The server on which routes are hung. `atOnce` sees each request first, and says whether it has answered. */
export function openHttpServer(options: {
  log: FastifyBaseLogger;
  requestTimeoutMs: number;
  /** Addresses and networks whose word about a caller's address counts: load balancers, ingresses. */
  trustedProxies: readonly string[];
  atOnce: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Open at once; further ones are closed unheard, and `onDropped` hears of each. */
  mostConnections?: number | undefined;
  onDropped?: (this: void) => void;
  /** Hears of what was refused before it was a request. */
  onRefused?: (this: void, code: Code) => void;
  explain?: Explain;
}): FastifyInstance {
  const { log, requestTimeoutMs, trustedProxies, atOnce, onDropped, explain = explainHere } = options;
  let idle: IdleConnections | null = null;
  const app = fastify({
    loggerInstance: log,
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: refuseAddress(explain),
    clientErrorHandler: refuseBytes({
      explain,
      lastAnswer: (socket) => idle?.lastAnswer(socket) ?? null,
      onRefused: options.onRefused ?? (() => undefined),
    }),
    // Whoever asks while we leave is answered, and told to come back on another connection.
    return503OnClosing: false,
    serverFactory(handle) {
      const limits = {
        // A slow caller keeps a connection, never for long.
        requestTimeout: requestTimeoutMs,
        headersTimeout: requestTimeoutMs,
        connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
        // Idle connections are looked after below.
        keepAliveTimeout: 0,
        // Most requests have no body; the life of a stream that carries nothing is a tenth of what they cost.
        optimizeEmptyRequests: true,
      };
      const server = createServer(limits, (request, response) => {
        watched.note(request, response);
        if (atOnce(request, response)) return;
        // Whoever reads a body waits for its end, which is over where none was announced: then it has no type either.
        if (request.readableEnded && request.method !== 'GET') delete request.headers['content-type'];
        handle(request, response);
      });
      const watched = watchIdle(server, IDLE);
      idle = watched;
      const looking = setInterval(watched.look, IDLE.lookEveryMs).unref();
      server.once('close', () => {
        clearInterval(looking);
      });
      server.maxConnections = options.mostConnections ?? MOST_CONNECTIONS;
      if (onDropped) server.on('drop', onDropped);
      return server;
    },
  });
  let isLeaving = false;
  app.addHook('preClose', (done) => {
    isLeaving = true;
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // Kept connections are let go with the answers that were under way: nobody asks on them again, to be cut off.
    if (isLeaving) reply.header('connection', 'close');
    done();
  });
  return app;
}

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';

const BODY_LIMIT = 256 * 1024;
const CHECK_CONNECTIONS_MS = 1_000;
/** As Fastify has it: longer than load balancers keep theirs, so that they are the ones who let go. */
const KEEP_ALIVE_MS = 72_000;
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
}): FastifyInstance {
  const { log, requestTimeoutMs, trustedProxies, atOnce, onDropped } = options;
  return fastify({
    loggerInstance: log,
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    serverFactory(handle) {
      const limits = {
        // A slow caller keeps a connection, never for long.
        requestTimeout: requestTimeoutMs,
        headersTimeout: requestTimeoutMs,
        connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
      };
      const server = createServer(limits, (request, response) => {
        if (!atOnce(request, response)) handle(request, response);
      });
      server.maxConnections = options.mostConnections ?? MOST_CONNECTIONS;
      if (onDropped) server.on('drop', onDropped);
      return server;
    },
  });
}

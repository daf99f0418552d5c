import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Knows on which connections nothing is asked any longer. */
export interface IdleConnections {
  /** A request has come. */
  note(this: void, request: IncomingMessage, response: ServerResponse): void;
  /** The answer to the last request on a connection, until it is written. */
  lastAnswer(this: void, socket: Socket): ServerResponse | null;
  /** Looks at all connections once, and closes those that were idle at so many looks before. */
  look(this: void): void;
}

interface Use {
  /** The last request's, until a look finds that it is answered. */
  response: ServerResponse | null;
  idleLooks: number;
}

/**
 * Closes connections that were idle for long. Node itself would set a timer after each answer and clear it with the next
 * request; to look at all of them every few seconds costs a busy gateway nothing.
 */
export function watchIdle(server: Server, { mostLooks }: { mostLooks: number }): IdleConnections {
  const uses = new Map<Socket, Use>();
  server.on('connection', (socket: Socket) => {
    uses.set(socket, { response: null, idleLooks: 0 });
    socket.once('close', () => uses.delete(socket));
  });

  return {
    note({ socket }, response) {
      const use = uses.get(socket);
      if (!use) return;
      use.response = response;
      use.idleLooks = 0;
    },
    lastAnswer(socket) {
      const response = uses.get(socket)?.response;
      return response && !response.writableFinished ? response : null;
    },
    look() {
      for (const [socket, use] of uses) {
        if (use.response?.writableFinished) use.response = null;
        if (use.response) continue;
        if (use.idleLooks >= mostLooks) socket.destroy();
        use.idleLooks += 1;
      }
    },
  };
}

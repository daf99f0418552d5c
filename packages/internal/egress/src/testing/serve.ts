import { createServer as createHttp, type RequestListener, type IncomingMessage } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestCertificate } from './make-certificate.ts';

export interface TestServer {
  readonly port: number;
  /** Everything that reached it, in order. */
  readonly requests: readonly IncomingMessage[];
  [Symbol.asyncDispose](): Promise<void>;
}

interface Where {
  readonly address?: string;
  readonly port?: number;
  readonly tls?: TestCertificate;
}

/** A server of a test, on loopback; `await using` ends it. */
export async function serve(
  answer: RequestListener,
  { address = '127.0.0.1', port = 0, tls }: Where = {},
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response);
  };
  const server = tls ? createHttps(tls, listener) : createHttp(listener);
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject).listen(port, address, () => {
    resolve(undefined);
  });
  await promise;
  return {
    port: portOf(server.address()),
    requests,
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<undefined>();
      server.close(() => {
        closed.resolve(undefined);
      });
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

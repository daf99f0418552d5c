import { Pool } from 'undici';
import { Unreachable, type Carry } from './carry.ts';
import { post } from './post.ts';

export interface PoolOptions<Context> {
  /** Where the subgraph's GraphQL endpoint is. */
  readonly url: string;
  readonly connections: number;
  /** Answers beyond this are cut off, in bytes. */
  readonly maxAnswerBytes: number;
  /** What travels besides the body: who asks, and under which trace. */
  readonly headers: (
    body: string,
    context: Context,
  ) => Promise<Record<string, string>> | Record<string, string>;
}

/** Kept-alive connections to one subgraph. */
export interface CarryPool<Context> {
  readonly carry: Carry<Context>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 2_000;
/** Not reached, or too busy: it did nothing with the request. */
const CANNOT_NOW = 503;
/** Fell over, or something before it did: GraphQL errors of their own come as 200. */
const BROKEN = 500;
const CONNECTION_LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

export function openPool<Context>({
  url,
  connections,
  maxAnswerBytes,
  headers,
}: PoolOptions<Context>): CarryPool<Context> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, {
    connections,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxResponseSize: maxAnswerBytes,
  });
  return {
    async carry({ service, body }, context, signal) {
      const extra = await headers(body, context);
      try {
        const { status, text } = await post(pool, {
          path: pathname,
          headers: { 'content-type': 'application/json', ...extra },
          body,
          signal,
        });
        if (status === CANNOT_NOW) throw new Unreachable(`subgraph ${service} cannot serve now`);
        if (status >= BROKEN) throw new Error(`subgraph ${service} answered ${status}`);
        return text;
      } catch (error) {
        if (isConnectionLost(error))
          throw new Unreachable(`subgraph ${service} is not reached`, { cause: error });
        throw error;
      }
    },
    close: () => pool.close(),
  };
}

function isConnectionLost(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && CONNECTION_LOST.has(String(error.code))
  );
}

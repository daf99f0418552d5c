import type { FastifyCorsOptions } from '@fastify/cors';
import { METHODS } from './methods.ts';
import type { RegisteredOrigins } from './registered-origins.ts';

/** Headers of answers that pages read. */
const EXPOSED_HEADERS = ['x-request-id', 'etag', 'ratelimit', 'ratelimit-policy', 'retry-after'];

const EXPOSED = EXPOSED_HEADERS.join(', ');

/** What a page of `origin` needs to be told so that its browser lets it read the answer. Each name before its value. */
export function corsHeaders(origin: string): string[] {
  return ['access-control-allow-origin', origin, 'access-control-expose-headers', EXPOSED];
}

/**
 * Lets pages of known origins read answers, and says nothing to others. It decides nothing else: whether a page may use a
 * token is asked when the token is seen.
 */
export function pagesMayRead({ knows }: Pick<RegisteredOrigins, 'knows'>): FastifyCorsOptions {
  return {
    // At once for pages that are known, which most are.
    origin(origin: string | undefined, tell: (error: Error | null, mayRead: boolean) => void) {
      const known = origin !== undefined && knows(origin);
      if (typeof known === 'boolean') tell(null, known);
      else
        known.then(
          (registered) => {
            tell(null, registered);
          },
          (error: unknown) => {
            tell(error instanceof Error ? error : new Error(String(error)), false);
          },
        );
    },
    methods: METHODS,
    maxAge: 600,
    exposedHeaders: EXPOSED_HEADERS,
  };
}

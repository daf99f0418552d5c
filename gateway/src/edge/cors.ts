/** Headers of answers that pages read. */
export const EXPOSED_HEADERS = ['x-request-id', 'etag', 'ratelimit', 'ratelimit-policy', 'retry-after'];

const EXPOSED = EXPOSED_HEADERS.join(', ');

/** What a page of `origin` needs to be told so that its browser lets it read the answer. Each name before its value. */
export function corsHeaders(origin: string): string[] {
  return ['access-control-allow-origin', origin, 'access-control-expose-headers', EXPOSED];
}

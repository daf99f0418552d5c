const EXPOSED = 'x-request-id, etag, ratelimit, ratelimit-policy, retry-after';

/** What a page of `origin` needs to be told so that its browser lets it read the answer. Name after value. */
export function corsHeaders(origin: string): string[] {
  return ['access-control-allow-origin', origin, 'access-control-expose-headers', EXPOSED];
}

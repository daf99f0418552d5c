import type { Client } from 'undici';
import type { ByteBudget } from './byte-budget.ts';
import type { CheckedRequest } from './check-request.ts';
import { EgressFailure } from './egress-error.ts';
import { exchange, type Answer } from './exchange.ts';
import type { EgressLimits } from './limits.ts';
import { readUrl } from './read-url.ts';
import type { Stopwatch } from './stopwatch.ts';

/** The answer that is no redirect, and where it came from. */
export interface FinalAnswer extends Answer {
  readonly url: URL;
}

/** Follows redirects inside one origin, over the same pinned addresses; to any other origin none is followed. */
export async function followRedirects(
  client: Client,
  start: URL,
  request: CheckedRequest,
  { stopwatch, limits, budget }: { stopwatch: Stopwatch; limits: EgressLimits; budget: ByteBudget },
): Promise<FinalAnswer> {
  let url = start;
  let next = request;
  for (let followed = 0; ; followed++) {
    if (followed > 0) stopwatch.enter('headers');
    const answer = await exchange(client, url, next, {
      ...{ stopwatch, budget },
      maxBytes: limits.responseBytes,
    });
    if (answer.body !== null) return { ...answer, url };
    if (followed === limits.redirects) {
      throw new EgressFailure('TOO_MANY_REDIRECTS', `At most ${limits.redirects} are followed.`);
    }
    url = target(String(answer.headers.location), url);
    next = afterRedirect(answer.status, next);
  }
}

function target(location: string, from: URL): URL {
  const absolute = URL.parse(location, from.href)?.href ?? location;
  const read = readUrl(absolute, new Set([from.protocol]));
  if (!read.ok || read.value.origin !== from.origin) {
    throw new EgressFailure('REDIRECT_REFUSED', `It points to ${absolute}`);
  }
  return read.value;
}

/** As browsers do: only 307 and 308 repeat a POST. */
function afterRedirect(status: number, request: CheckedRequest): CheckedRequest {
  const repeats = status === 307 || status === 308 || request.method === 'GET' || request.method === 'HEAD';
  if (repeats || (status !== 303 && request.method !== 'POST')) return request;
  const { 'content-type': _type, 'content-language': _language, ...headers } = request.headers;
  return { method: 'GET', headers, body: null };
}

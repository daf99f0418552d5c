import type { Client } from 'undici';
import type { CheckedRequest } from './check-request.ts';
import { EgressFailure } from './egress-error.ts';
import { ACCEPT_ENCODING, readBody } from './read-body.ts';
import type { Stopwatch } from './stopwatch.ts';

/** One answer of the server; `body` is null when it only points elsewhere. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | null;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const USER_AGENT = 'Guildhall-Egress/1';

/** Sends one request and reads its answer; throws EgressFailure for what is the server's or the network's doing. */
export async function exchange(
  client: Client,
  url: URL,
  { method, headers, body }: CheckedRequest,
  { stopwatch, maxBytes }: { stopwatch: Stopwatch; maxBytes: number },
): Promise<Answer> {
  const { signal } = stopwatch;
  const path = url.pathname + url.search;
  const sent = { ...headers, 'accept-encoding': ACCEPT_ENCODING, 'user-agent': USER_AGENT };
  try {
    const answer = await client.request({ path, method, headers: sent, body, signal });
    stopwatch.answered();
    if (REDIRECTS.has(answer.statusCode) && typeof answer.headers.location === 'string') {
      answer.body.on('error', () => undefined).destroy();
      return { status: answer.statusCode, headers: answer.headers, body: null };
    }
    const encoding = String(answer.headers['content-encoding'] ?? '').toLowerCase();
    const read = await readBody(answer.body, method === 'HEAD' ? '' : encoding, maxBytes);
    return { status: answer.statusCode, headers: answer.headers, body: read };
  } catch (error) {
    throw failureOf(error, signal);
  }
}

/** Our own mistakes stay what they are; the rest is what a server did. */
function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof EgressFailure || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const ours = code === 'UND_ERR_INVALID_ARG' || error instanceof TypeError;
  return ours ? error : new EgressFailure('RESPONSE_INVALID', `(${code || error.name})`);
}

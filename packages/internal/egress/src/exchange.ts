import type { Client } from 'undici';
import type { ByteBudget } from './byte-budget.ts';
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
/** They may name the encoding of a body they do not have. */
const BODILESS = new Set([204, 304]);
const USER_AGENT = 'Guildhall-Egress/1';

/** Sends one request and reads its answer; throws EgressFailure for what is the server's or the network's doing. */
export async function exchange(
  client: Client,
  url: URL,
  { method, headers, body }: CheckedRequest,
  { stopwatch, maxBytes, budget }: { stopwatch: Stopwatch; maxBytes: number; budget: ByteBudget },
): Promise<Answer> {
  const { signal } = stopwatch;
  const path = url.pathname + url.search;
  const sent = { ...headers, 'accept-encoding': ACCEPT_ENCODING, 'user-agent': USER_AGENT };
  try {
    budget.pass(path.length + sizeOf(sent) + Buffer.byteLength(body ?? ''));
    const answer = await client.request({ path, method, headers: sent, body, signal });
    stopwatch.answered();
    budget.pass(sizeOf(answer.headers));
    if (REDIRECTS.has(answer.statusCode) && typeof answer.headers.location === 'string') {
      answer.body.on('error', () => undefined).destroy();
      return { status: answer.statusCode, headers: answer.headers, body: null };
    }
    const bodiless = method === 'HEAD' || BODILESS.has(answer.statusCode);
    const encoding = bodiless ? '' : String(answer.headers['content-encoding'] ?? '').toLowerCase();
    const read = await readBody(answer.body, encoding, { maxBytes, budget });
    return { status: answer.statusCode, headers: answer.headers, body: read };
  } catch (error) {
    throw failureOf(error, signal);
  }
}

/** Of headers, as they stand on the wire. */
function sizeOf(headers: Answer['headers']): number {
  return Object.entries(headers)
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => name.length + one.length + 4))
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** Our own mistakes stay what they are; the rest is what a server did, and says so in a code. */
function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof EgressFailure) return error;
  const code = codeOf(error);
  const ours = code === '' || code === 'UND_ERR_INVALID_ARG' || code.startsWith('ERR_INVALID_ARG');
  return ours ? error : new EgressFailure('RESPONSE_INVALID', `(${code})`);
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // The one error of undici that may come without a code.
  return 'name' in error && error.name === 'HTTPParserError' ? error.name : '';
}

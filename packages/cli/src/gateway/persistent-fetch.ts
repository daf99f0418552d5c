import { err, ok, type Result } from '@guildhall/kernel';
import { SLOW_MS, type Patience } from './patience.ts';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
const MAX_PAUSE_MS = 10_000;
const LATE = new Error('it does not answer');
/** Answers of things between us and the gateway, and of a gateway that asks for patience. */
const PASSING = new Set([429, 502, 503, 504]);

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string | null;
}

/**
 * Asks until an answer came whole and is none that `passes` by itself, at most five times and while patience lasts:
 * only for requests that may safely be made twice. The error is why the last attempt failed. Throws when the signal of
 * `init` says so.
 */
export async function persistentFetch(
  url: URL,
  init: RequestInit,
  patience: Patience,
  passes: (answer: Answer) => boolean = () => false,
): Promise<Result<Answer, string>> {
  const over = new AbortController();
  patience.clock.pause(SLOW_MS, over.signal).then(patience.slow, () => undefined);
  try {
    return await persist(url, init, patience, passes);
  } finally {
    over.abort();
  }
}

async function persist(
  url: URL,
  { signal, ...init }: RequestInit,
  { clock, silenceMs }: Patience,
  passes: (answer: Answer) => boolean,
): Promise<Result<Answer, string>> {
  const stop = signal ? [signal] : [];
  let last: Result<Answer, string> = err('');
  let left = silenceMs;
  for (let attempt = 1; ; attempt++) {
    const begun = clock.now();
    let wait = FIRST_PAUSE_MS * 2 ** (attempt - 1);
    const came = new AbortController();
    try {
      const late = clock.pause(left, came.signal);
      const { answer, retryAfterMs } = await once(url, init, [...stop, whenOver(late)]);
      last = ok(answer);
      if (!PASSING.has(answer.status) && !passes(answer)) return last;
      if (retryAfterMs > 0) wait = Math.min(retryAfterMs, MAX_PAUSE_MS);
    } catch (error) {
      signal?.throwIfAborted();
      // What was said before patience ended says more than that it ended.
      if (error !== LATE || !last.ok) last = err(reasonOf(error));
    } finally {
      came.abort();
    }
    left -= clock.now() - begun;
    if (attempt === ATTEMPTS || left <= 0) return last;
    await clock.pause(wait, ...stop);
  }
}

async function once(url: URL, init: RequestInit, stop: AbortSignal[]) {
  // A redirect could carry the token to somebody else.
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.any(stop) });
  const { status, headers } = response;
  return {
    answer: { status, body: await response.text(), requestId: headers.get('x-request-id') },
    retryAfterMs: Number(headers.get('retry-after')) * 1_000,
  };
}

function whenOver(pause: Promise<void>): AbortSignal {
  const late = new AbortController();
  pause.then(
    () => {
      late.abort(LATE);
    },
    () => undefined,
  );
  return late.signal;
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0]);
  if (cause instanceof Error && cause.message) return cause.message;
  return error.message;
}

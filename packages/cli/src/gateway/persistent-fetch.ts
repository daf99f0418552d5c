import { setTimeout as pause } from 'node:timers/promises';
import { err, ok, type Result } from '@guildhall/kernel';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
const MAX_PAUSE_MS = 10_000;
const DEADLINE_MS = 60_000;
/** Answers of things between us and the gateway, and of a gateway that asks for patience. */
const PASSING = new Set([429, 502, 503, 504]);

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string | null;
}

/**
 * Asks until an answer came whole and is none that `passes` by itself, at most five times: only for requests that may
 * safely be made twice. The error is why the last attempt failed. Throws when the signal of `init` says so.
 */
export async function persistentFetch(
  url: URL,
  { signal, ...init }: RequestInit,
  passes: (answer: Answer) => boolean = () => false,
): Promise<Result<Answer, string>> {
  const stop = signal ? [signal] : [];
  let why = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const last = attempt === ATTEMPTS - 1;
    let wait = FIRST_PAUSE_MS * 2 ** attempt;
    try {
      // A redirect could carry the token to somebody else.
      const response = await fetch(url, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.any([...stop, AbortSignal.timeout(DEADLINE_MS)]),
      });
      const answer = {
        status: response.status,
        body: await response.text(),
        requestId: response.headers.get('x-request-id'),
      };
      if (last || !(PASSING.has(response.status) || passes(answer))) return ok(answer);
      const seconds = Number(response.headers.get('retry-after'));
      if (seconds > 0) wait = Math.min(seconds * 1000, MAX_PAUSE_MS);
    } catch (error) {
      signal?.throwIfAborted();
      why = reasonOf(error);
    }
    if (!last) await pause(wait, undefined, signal ? { signal } : {});
  }
  return err(why);
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0]);
  if (cause instanceof Error && cause.message) return cause.message;
  return error.message;
}

import { ok, type Result } from '@guildhall/kernel';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { payloadShape } from './answer-shape.ts';
import { idempotencyKey } from './idempotency-key.ts';
import type { Mutation, Operation } from './operation.ts';
import { isOutage } from './outage.ts';
import { patienceForQuestions, patienceForUploads } from './patience.ts';
import { persistentFetch, type Answer } from './persistent-fetch.ts';
import { understand } from './understand.ts';

/** The marketplace's API as one caller. */
export interface Gateway {
  readonly url: string;
  /**
   * Fields beside the question's subject are null where their service could not answer; all else that is wrong is a
   * failure. An outage is asked about a few times first, for less than twenty seconds; whoever waits hears of it.
   * Throws when `signal` says so.
   */
  ask<T>(
    operation: Operation<T>,
    variables?: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<Result<T, Failure>>;
  /**
   * Repeating it is harmless: its key follows from its input, and from `occasion` where the same input may be meant
   * anew. The first userError becomes the failure.
   */
  perform<T>(
    mutation: Mutation<T>,
    input: Record<string, unknown>,
    occasion?: string,
  ): Promise<Result<T, Failure>>;
  /** Puts bytes where the server said, relative to the gateway. */
  put(path: string, bytes: Uint8Array): Promise<Result<Answer, Failure>>;
}

export function openGateway(url: string, token: string, cli: Pick<Cli, 'clock' | 'terminal'>): Gateway {
  const headers = { authorization: `Bearer ${token}` };
  const patience = patienceForQuestions(cli, url);

  async function read<T>(
    operation: Operation<T>,
    variables: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<Result<T, Failure>> {
    const answer = await persistentFetch(
      new URL('/graphql', url),
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: operation.document, variables }),
        ...(signal && { signal }),
      },
      patience,
      (came) => {
        const understood = understand(url, operation, came);
        return !understood.ok && isOutage(understood.error);
      },
    );
    if (!answer.ok) return unreachable(url, answer.error);
    const understood = understand(url, operation, answer.value);
    if (understood.ok) patience.answered();
    return understood;
  }

  return {
    url,
    ask: (operation, variables = {}, signal) => read(operation, variables, signal),
    async perform({ field, document, shape }, input, occasion = '') {
      const key = await idempotencyKey(field, input, occasion);
      const answered = await read(
        { document, shape: payloadShape(field), subject: (payload) => payload },
        { input: { ...input, idempotencyKey: key } },
      );
      if (!answered.ok) return answered;
      const [userError] = answered.value.userErrors;
      if (userError) {
        const { code, message, field: path } = userError;
        return failed('refused', code, message, path ?? undefined);
      }
      const shaped = shape.safeParse(answered.value);
      return shaped.success
        ? ok(shaped.data)
        : failed('server', 'UNKNOWN_ANSWER', `${field} answered without what it promised. Try again.`);
    },
    async put(path, bytes) {
      const target = new URL(path, url);
      // Storage elsewhere has its own signed address; our token is for the gateway alone.
      const mine = target.origin === new URL(url).origin;
      const answer = await persistentFetch(
        target,
        {
          method: 'PUT',
          headers: { ...(mine && headers), 'content-type': 'application/octet-stream' },
          body: Uint8Array.from(bytes),
        },
        patienceForUploads(patience),
      );
      return answer.ok ? answer : unreachable(url, answer.error);
    },
  };
}

function unreachable(url: string, why: string): Result<never, Failure> {
  const message = `${url} cannot be reached${why ? ` (${why})` : ''}. Check the address and your network, then run the same command again.`;
  return failed('server', 'UNREACHABLE', message);
}

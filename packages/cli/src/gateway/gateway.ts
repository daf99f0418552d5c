import { jsonOf, ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from '../failure.ts';
import { explainErrors } from './explain-errors.ts';
import { idempotencyKey } from './idempotency-key.ts';
import type { Mutation, Operation } from './operation.ts';
import { persistentFetch, type Answer } from './persistent-fetch.ts';
import { answerShape, payloadShape } from './answer-shape.ts';

/** The marketplace's API as one caller. */
export interface Gateway {
  readonly url: string;
  /** Fields that their service could not answer are null; all else that is wrong is a failure. */
  ask<T>(operation: Operation<T>, variables?: Record<string, unknown>): Promise<Result<T, Failure>>;
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

export function openGateway(url: string, token: string): Gateway {
  const headers = { authorization: `Bearer ${token}` };

  async function post(document: string, variables: Record<string, unknown>): Promise<Result<Reply, Failure>> {
    const answer = await persistentFetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    });
    if (!answer.ok) return unreachable(url, answer.error);
    const read = answerShape.safeParse(jsonOf(answer.value.body));
    if (!read.success) return noGuildhall(url, answer.value.status);
    return ok({ ...read.data, requestId: answer.value.requestId });
  }

  async function read<T>(
    { document, shape }: Operation<T>,
    variables: Record<string, unknown>,
  ): Promise<Result<T, Failure>> {
    const reply = await post(document, variables);
    if (!reply.ok) return reply;
    const { data, errors, requestId } = reply.value;
    const shaped = shape.safeParse(data);
    if (shaped.success) return ok(shaped.data);
    return errors.length > 0
      ? explainErrors(errors, requestId)
      : failed(
          'server',
          'UNKNOWN_ANSWER',
          `${url} answered in a form this version of guildhall does not know. Update it.`,
        );
  }

  return {
    url,
    ask: (operation, variables = {}) => read(operation, variables),
    async perform({ field, document, shape }, input, occasion = '') {
      const key = await idempotencyKey(field, input, occasion);
      const answered = await read(
        { document, shape: payloadShape(field) },
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
      const answer = await persistentFetch(target, {
        method: 'PUT',
        headers: { ...(mine && headers), 'content-type': 'application/octet-stream' },
        body: Uint8Array.from(bytes),
      });
      return answer.ok ? answer : unreachable(url, answer.error);
    },
  };
}

interface Reply {
  data?: unknown;
  errors: Parameters<typeof explainErrors>[0];
  requestId: string | null;
}

function unreachable(url: string, why: string): Result<never, Failure> {
  const message = `${url} cannot be reached${why ? ` (${why})` : ''}. Check the address and your network, then run the same command again.`;
  return failed('server', 'UNREACHABLE', message);
}

function noGuildhall(url: string, status: number): Result<never, Failure> {
  const message =
    status >= 500
      ? `${url} is having trouble (HTTP ${status}). Run the same command again in a moment.`
      : `${url} does not answer like a Guildhall gateway (HTTP ${status}). Check the address.`;
  return failed('server', 'NOT_A_GATEWAY', message);
}

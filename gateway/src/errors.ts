import { GraphQLError } from 'graphql';
import type { Code } from './error-codes.ts';

/** What every error says of itself: its code, where that is explained, and the request to name when asking about it. */
interface Explanation extends Record<string, unknown> {
  code: Code;
  documentation: string;
  requestId?: string;
}

export type Explain = (this: void, code: Code, requestId?: string) => Explanation;

/** Where this gateway itself explains its codes. */
export const ERRORS_PAGE = '/docs/errors';

/** Explains codes at an address, or at a path of this gateway. */
export function explainAt(page: string): Explain {
  return (code, requestId) => ({
    ...{ code, documentation: `${page}#${code.toLowerCase()}` },
    ...(requestId !== undefined && { requestId }),
  });
}

export const explainHere = explainAt(ERRORS_PAGE);

/** An error whose words are for the caller. */
export function speak(code: Code, message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

/** All that anybody is told of a fault of ours. */
export const OUR_FAULT =
  'Something broke on our side. Ask again in a moment; if it stays so, name the request when you report it.';

/** For what cannot be answered because a service does not answer us; `cause` is for our log. */
export function serviceAway(cause: unknown): GraphQLError {
  const away = 'A part of Guildhall cannot be reached just now. Ask again in a moment.';
  return Object.assign(speak('SERVICE_UNAVAILABLE', away, 503), { cause });
}

export const unauthenticated = (message: string) => speak('UNAUTHENTICATED', message, 401);

/** For what cannot be run because nobody can tell which document it asks for. */
export const shapeless = () =>
  speak(
    'BAD_REQUEST',
    'This is no GraphQL request: send one { query, operationName?, variables? } as JSON, or the parameters of one in the address, each at most once.',
    400,
  );

/** For what nobody could read in any form that is written here. */
export const unacceptable = () =>
  speak(
    'BAD_REQUEST',
    'Answers are application/json or application/graphql-response+json; let `Accept` name one of them, or leave it out.',
    406,
  );

/** For what would cost more memory, here and at the caller's, than any honest question needs. */
export const tooLarge = (what: string, mostBytes: number) =>
  speak(
    'ANSWER_TOO_LARGE',
    `This ${what} is larger than the ${mostBytes / 1024 / 1024} MB that are handed out; ask in pages, or for fewer fields.`,
    422,
  );

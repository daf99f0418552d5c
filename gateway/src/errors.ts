import { GraphQLError } from 'graphql';

const DOCUMENTATION = 'https://guildhall.dev/docs/errors';

/** What every error says of itself: its code, and where that is explained (docs/errors.md). */
export function documented(code: string): { code: string; documentation: string } {
  return { code, documentation: `${DOCUMENTATION}#${code.toLowerCase()}` };
}

/** An error whose words are for the caller. */
export function speak(code: string, message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

export const unauthenticated = (message: string) => speak('UNAUTHENTICATED', message, 401);

/** For what cannot be run because nobody can tell which document it asks for. */
export const shapeless = () =>
  speak(
    'BAD_REQUEST',
    'This is no GraphQL request: send one { query, operationName?, variables? } as JSON, or the parameters of one in the address, each at most once.',
    400,
  );

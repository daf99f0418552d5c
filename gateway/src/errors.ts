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

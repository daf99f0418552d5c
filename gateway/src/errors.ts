import { GraphQLError } from 'graphql';

/** An error whose words are for the caller. */
export function speak(code: string, message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

export const unauthenticated = (message: string) => speak('UNAUTHENTICATED', message, 401);

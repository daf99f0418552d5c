import { GraphQLError } from 'graphql';

/** How a query refuses an argument; it has no userErrors to put that into. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** The instant that a query's argument names. Throws bad input that says what one looks like. */
export function instantOrThrow(argument: string, text: string): Date {
  const at = new Date(text);
  // Years that PostgreSQL writes as we do.
  const year = at.getUTCFullYear();
  if (!(year >= 1 && year <= 9_999))
    throw badInput(`${argument} is an instant such as 2026-01-31T12:00:00Z.`);
  return at;
}

import { GraphQLError } from 'graphql';
import type { Place } from './place.ts';
import { readPlace, type PlaceInput } from './read-place.ts';

/** The place of a query's argument; a query has no userErrors to put a bad one into. */
export function placeOrThrow(input: PlaceInput): Place {
  const read = readPlace(input);
  if (!read.ok) throw new GraphQLError(read.error.message, { extensions: { code: 'BAD_USER_INPUT' } });
  return read.value;
}

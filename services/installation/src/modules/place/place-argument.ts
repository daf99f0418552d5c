import { badInput } from '@guildhall/service-runtime';
import type { Place } from './place.ts';
import { readPlace, type PlaceInput } from './read-place.ts';

/** The place of a query's argument; a query has no userErrors to put a bad one into. */
export function placeOrThrow(input: PlaceInput): Place {
  const read = readPlace(input);
  if (!read.ok) throw badInput(read.error.message);
  return read.value;
}

/** The question that every page asks, and whose answers must know the latest restriction. */
export const RESOLUTION_FIELD = 'resolveContributions';

const NAMED = new RegExp(`\\b${RESOLUTION_FIELD}\\b`);

export function asksForResolution(query: string): boolean {
  return NAMED.test(query);
}

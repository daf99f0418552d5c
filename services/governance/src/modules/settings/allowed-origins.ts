import { invalid, ok, type Result } from '@guildhall/kernel';

const MOST = 200;

/** As the way out reads them: https, a name or all names below it, perhaps a port. */
const ORIGIN = /^https:\/\/(\*\.)?([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}(:[1-9]\d{0,4})?$/;

/** The bound on where functions may reach, after a change of it; null for none. */
export function originsAfter(
  before: readonly string[] | null,
  given: readonly string[] | null | undefined,
): Result<readonly string[] | null> {
  if (given === undefined) return ok(before);
  if (given === null) return ok(null);
  if (given.length > MOST)
    return invalid(`Name at most ${MOST} origins; these are ${given.length}.`, 'allowedOrigins');
  const bad = given.find((text) => !isOrigin(text));
  if (bad !== undefined)
    return invalid(
      `${JSON.stringify(bad.slice(0, 100))} is no origin; write them like https://api.example.com or https://*.example.com.`,
      'allowedOrigins',
    );
  return ok([...new Set(given)].sort());
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text.replace('://*.', '://'));
  // What a browser would write differently, such as a port that goes without saying, would never match.
  return ORIGIN.test(text) && text.replace('://*.', '://') === url?.origin;
}

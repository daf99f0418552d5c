import { invalid, ok, type Result } from '@guildhall/kernel';

const MOST = 20;
/** Names as browsers write them, so that no pattern passes. */
const SECURE = /^https:\/\/[a-z0-9.-]+(:\d+)?$/;
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Web origins as browsers send them: https, or http on this machine for development. */
export function checkPageOrigins(origins: readonly string[]): Result<string[]> {
  if (origins.length === 0 || origins.length > MOST)
    return invalid(`Name 1 to ${MOST} web origins of the pages that carry the key.`, 'origins');
  const bad = origins.findIndex((origin) => !isOrigin(origin));
  if (bad < 0) return ok([...new Set(origins)].sort());
  return invalid(
    `${JSON.stringify((origins[bad] ?? '').slice(0, 100))} is no web origin; write it like https://store.example.com, without a path.`,
    ...['origins', String(bad)],
  );
}

function isOrigin(text: string): boolean {
  const safe = SECURE.test(text) || LOOPBACK.test(text);
  return safe && text.length <= 300 && URL.parse(text)?.origin === text;
}

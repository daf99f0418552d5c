import { invalid, ok, type Result } from '@guildhall/kernel';

const MOST = 20;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The web origins a host's pages come from: https, or http on this machine only. */
export function checkOrigins(origins: readonly string[]): Result<string[]> {
  if (origins.length === 0 || origins.length > MOST)
    return invalid(`Name 1 to ${MOST} web origins of the host.`, 'origins');
  for (const [index, origin] of origins.entries()) {
    const fault = faultOf(origin);
    if (fault) return invalid(`"${origin}" ${fault}`, 'origins', String(index));
  }
  return ok([...new Set(origins)]);
}

function faultOf(origin: string): string | null {
  const url = URL.parse(origin);
  if (!url) return 'is no web address; write something like https://app.example.com.';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.includes(url.hostname)))
    return 'is not served over https; only loopback addresses may use http.';
  return url.origin === origin ? null : `is not an origin; write ${url.origin}.`;
}

import { err, ok, type Result } from '@guildhall/kernel';
import { egressError, type EgressError } from './egress-error.ts';

const MAX_HEADERS = 64;
const MAX_BYTES = 16 * 1024;

/**
 * What a plugin may say by itself. Host, framing, connection, cookies, proxies and whatever a browser or a proxy would
 * vouch for stay with the proxy: a header not named here is refused.
 */
const STANDARD = new Set([
  'accept',
  'accept-language',
  'api-key',
  'apikey',
  'authorization',
  'cache-control',
  'content-language',
  'content-md5',
  'content-type',
  'dpop',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'prefer',
  'range',
  'soapaction',
  'traceparent',
]);

/** Vendors' own names, such as `X-Api-Key`, `Notion-Version`, `Stripe-Account`. */
const VENDOR =
  /^(x(-[a-z0-9]+)+|[a-z0-9]+(-[a-z0-9]+)*-(account|beta|key|signature|timestamp|token|version))$/;

/** By their name a vendor's, but servers take them for the word of a proxy, or for another method or address. */
const POSING =
  /^(x-(forwarded|real|original|originating|rewrite|client|cluster|remote|http-method|method|host|proxy|envoy|accel|sendfile)|proxy-|sec-)/;

const VALUE = /^[\t\u0020-\u007e]*$/;

/** The headers with their names in lower case, or what is wrong with the first that cannot be sent. */
export function checkHeaders(
  headers: Readonly<Record<string, string>>,
): Result<Readonly<Record<string, string>>, EgressError> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  if (entries.length > MAX_HEADERS) return refuse(`At most ${MAX_HEADERS} may be sent.`);
  for (const [index, [name, value]] of entries.entries()) {
    if (!isAllowedHeader(name)) return refuse(`"${printable(name)}" is not among those a plugin may set.`);
    if (entries.findIndex(([other]) => other === name) !== index) return refuse(`"${name}" is there twice.`);
    if (!isHeaderValue(value)) {
      return refuse(`"${name}" has characters other than visible ASCII; line ends are never sent.`);
    }
  }
  const bytes = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return bytes > MAX_BYTES
    ? refuse(`All together have at most ${MAX_BYTES} bytes.`)
    : ok(Object.fromEntries(entries));
}

export function isHeaderValue(text: string): boolean {
  return VALUE.test(text);
}

function isAllowedHeader(name: string): boolean {
  return name.length <= 64 && (STANDARD.has(name) || (VENDOR.test(name) && !POSING.test(name)));
}

function printable(name: string): string {
  return name.replace(/[^\u0021-\u007e]/g, '?').slice(0, 64);
}

function refuse(detail: string): Result<never, EgressError> {
  return err(egressError('BAD_HEADER', detail));
}

import { isIP } from 'node:net';
import { err, ok, type Result } from '@guildhall/kernel';
import { egressError, type EgressError } from './egress-error.ts';

const MAX_LENGTH = 8_192;
/** The URL parser drops tabs and line ends silently; two readers of one text must never disagree. */
const INVISIBLE = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/;

/**
 * Reads an address once. Everything after works on what was parsed, never on the text again: decimal, octal and
 * short forms of IP addresses, unicode dots and backslashes have become what a connection would use.
 */
export function readUrl(text: string, schemes: ReadonlySet<string>): Result<URL, EgressError> {
  const refuse = (...problem: Parameters<typeof egressError>) => err(egressError(...problem));
  if (text.length > MAX_LENGTH) return refuse('BAD_URL', `It is longer than ${MAX_LENGTH} characters.`);
  if (INVISIBLE.test(text)) return refuse('BAD_URL', 'It contains spaces or control characters.');
  const url = URL.parse(text);
  if (!url) return refuse('BAD_URL', 'Write it whole, such as https://api.example.com/items.');
  if (!schemes.has(url.protocol)) return refuse('SCHEME_REFUSED', `This one begins with ${url.protocol}`);
  if (url.username !== '' || url.password !== '') return refuse('CREDENTIALS_IN_URL');
  if (url.hostname.startsWith('[') || isIP(url.hostname) !== 0) return refuse('NUMERIC_ADDRESS');
  if (url.hostname.endsWith('.')) return refuse('BAD_URL', 'The name of the server ends with a dot.');
  if (!isOpenPort(url.port)) return refuse('PORT_REFUSED', `This one says ${url.port}.`);
  url.hash = '';
  return ok(url);
}

/** Mail, shells and databases of old live below 1024; nobody publishes an API there. */
function isOpenPort(port: string): boolean {
  return port === '' || Number(port) >= 1024;
}

import { ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from '../failure.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A gateway's origin. A token never leaves this machine in clear text. */
export function gatewayAddress(typed: string): Result<string, Failure> {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    return failed(
      'usage',
      'BAD_GATEWAY',
      `"${typed}" is no address of a gateway. Write it like https://market.example.com.`,
    );
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname))
    return failed('usage', 'BAD_GATEWAY', `${url.origin} would carry your token unencrypted. Use https.`);
  return ok(url.origin);
}

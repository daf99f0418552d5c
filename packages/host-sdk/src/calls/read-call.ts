import { cleanJson } from '../sandbox/clean-json.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import { sha256Hex } from '../sha256-hex.ts';
import type { KeyRing } from '../trust/key-ring.ts';
import { SignatureError, verifyStatement } from '../trust/verify-statement.ts';
import { callTo, parseCallStatement } from './call-statement.ts';
import type { HostCall } from './host-call.ts';
import { rememberOnce } from './remember-once.ts';

/** A request as it arrived: its header `authorization`, and its body before anything parsed it. */
export interface CallRequest {
  readonly authorization: string | undefined;
  readonly body: string;
}

/** By how many seconds the clocks of host and marketplace may differ. */
const SKEW_SECONDS = 30;

/**
 * Reads a call that came to a host's server. Rejects with a SignatureError unless Guildhall signed exactly this body for this
 * host and marketplace less than a minute ago, and it comes for the first time to this process; with another error when the
 * keys cannot be had.
 */
export function openCallReader(
  { host, marketplace }: { readonly host: string; readonly marketplace: string },
  ring: KeyRing,
  now: () => number = Date.now,
): (request: CallRequest) => Promise<HostCall> {
  const isFirst = rememberOnce();

  return async ({ authorization = '', body }) => {
    const [scheme, jws = ''] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'bearer') throw new SignatureError('bears no signature');
    const statement = parseCallStatement(await verifyStatement(jws, callTo(host), ring));
    if (!statement) throw new SignatureError('says something that this SDK cannot read');
    const { marketplaceId, bodySha256, iat, exp, ...said } = statement;
    if (marketplaceId !== marketplace) throw new SignatureError('was signed for another marketplace');
    if (bodySha256 !== (await sha256Hex(body))) throw new SignatureError('was signed for another body');
    const seconds = now() / 1_000;
    if (seconds < iat - SKEW_SECONDS) throw new SignatureError('was signed in the future');
    if (seconds > exp + SKEW_SECONDS) throw new SignatureError('has expired');
    if (!isFirst(said.id, exp + SKEW_SECONDS, seconds)) throw new SignatureError('came before');
    return { ...said, ...callIn(body) };
  };
}

function callIn(body: string): Pick<HostCall, 'name' | 'params'> {
  const call: unknown = JSON.parse(body);
  if (isPlainObject(call) && typeof call.name === 'string') {
    const params = cleanJson(call.params ?? null);
    if (params !== undefined) return { name: call.name, params };
  }
  throw new SignatureError('holds nothing that this SDK can read');
}

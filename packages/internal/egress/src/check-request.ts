import { err, ok, type Result } from '@guildhall/kernel';
import { checkHeaders } from './check-headers.ts';
import { egressError, type EgressError } from './egress-error.ts';
import type { EgressRequest } from './request.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A request that may be sent as it stands, secrets not yet filled in. */
export interface CheckedRequest {
  readonly method: (typeof METHODS)[number];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Everything about a request that can be judged without knowing where it goes. */
export function checkRequest(
  { method = 'GET', headers = {}, body = null }: EgressRequest,
  maxBytes: number,
): Result<CheckedRequest, EgressError> {
  const known = METHODS.find((each) => each === method.toUpperCase());
  if (!known) return err(egressError('BAD_METHOD'));
  const checked = checkHeaders(headers);
  if (!checked.ok) return checked;
  if (body !== null && (known === 'GET' || known === 'HEAD')) return err(egressError('BAD_BODY'));
  const bytes = Buffer.byteLength(JSON.stringify(checked.value)) + Buffer.byteLength(body ?? '');
  if (bytes > maxBytes) {
    return err(
      egressError('REQUEST_TOO_LARGE', `At most ${maxBytes} bytes may be sent; these are ${bytes}.`),
    );
  }
  return ok({ method: known, headers: checked.value, body });
}

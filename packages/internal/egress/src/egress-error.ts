import type { UserError } from '@guildhall/kernel';

/** Everything that can end a plugin's request, with the sentence that its developer reads. */
export const EGRESS_ERRORS = {
  BAD_URL: 'The address is no URL that a plugin may use.',
  SCHEME_REFUSED: 'Only https addresses may be reached.',
  CREDENTIALS_IN_URL: 'An address carries no user name or password; put a secret into a header.',
  NUMERIC_ADDRESS: 'Servers are reached by their name, never by a number.',
  PORT_REFUSED: 'Only port 443 and ports from 1024 up may be reached.',
  ORIGIN_NOT_DECLARED: 'The manifest does not declare this origin.',
  ORIGIN_REFUSED_BY_POLICY: "The marketplace's policy does not allow this origin.",
  BAD_METHOD: 'The method is not one of GET, HEAD, POST, PUT, PATCH and DELETE.',
  BAD_HEADER: 'A header cannot be sent.',
  BAD_BODY: 'A GET or HEAD request has no body.',
  REQUEST_TOO_LARGE: 'The request is too large.',
  SECRET_UNKNOWN: 'The installation has no such secret.',
  SECRET_NOT_FOR_ORIGIN: 'The secret may not be sent to this origin.',
  SECRET_UNUSABLE: 'The secret cannot be sent in a header.',
  NAME_NOT_RESOLVED: "The server's name has no address.",
  ADDRESS_REFUSED: "The server's name leads to an address that plugins may not reach.",
  CONNECT_FAILED: 'The server could not be reached.',
  TLS_FAILED: 'The server could not prove that it is who it says.',
  TOO_SLOW: 'The server took too long.',
  CANCELLED: 'The request was given up, because the invocation ended.',
  REDIRECT_REFUSED: 'The server sends the request to another origin.',
  TOO_MANY_REDIRECTS: 'The server redirects too often.',
  RESPONSE_INVALID: 'The answer broke off or cannot be read.',
  RESPONSE_TOO_LARGE: 'The answer is too large.',
  QUOTA_USED_UP: 'What may be sent and received today is used up; it begins anew at midnight, UTC.',
} as const;

export type EgressErrorCode = keyof typeof EGRESS_ERRORS;

export interface EgressError extends UserError {
  readonly code: EgressErrorCode;
}

/** `detail` names the thing that is wrong; never an address that a name was resolved to. */
export function egressError(code: EgressErrorCode, detail = ''): EgressError {
  return { code, message: detail ? `${EGRESS_ERRORS[code]} ${detail}` : EGRESS_ERRORS[code] };
}

/** Carries an error out of streams and sockets to the one place that returns it. */
export class EgressFailure extends Error {
  readonly problem: EgressError;

  constructor(code: EgressErrorCode, detail?: string) {
    const problem = egressError(code, detail);
    super(problem.message);
    this.problem = problem;
  }
}

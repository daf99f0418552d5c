/**
 * The ways in which senders of webhooks sign. `repeatable` ones sign neither a time nor an id: a call that somebody
 * recorded can be sent again later.
 */
export const SIGNATURE_SCHEMES = {
  'standard-webhooks': { repeatable: false },
  stripe: { repeatable: false },
  github: { repeatable: true },
  'hmac-sha256': { repeatable: true },
} as const;

export type SignatureScheme = keyof typeof SIGNATURE_SCHEMES;

export function isRepeatable(scheme: SignatureScheme): boolean {
  return SIGNATURE_SCHEMES[scheme].repeatable;
}

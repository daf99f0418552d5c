import { createHmac } from 'node:crypto';
import { crockford } from '@guildhall/kernel';

/**
 * The id under which a person, key or host user appears in rows and hashes.
 *
 * The same subject has unrelated surrogates in two marketplaces. Who is behind one is known only to catalog's
 * `actor` rows, which can be erased.
 */
export function actorSurrogate(
  secret: Uint8Array,
  marketplaceId: string,
  issuer: string,
  subject: string,
): string {
  const digest = createHmac('sha256', secret)
    .update(JSON.stringify([marketplaceId, issuer, subject]))
    .digest();
  return `act_${crockford(digest.subarray(0, 16))}`;
}

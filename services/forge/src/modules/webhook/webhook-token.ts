import { createHash, randomBytes } from 'node:crypto';

/** What stands in a webhook's address: its marketplace, so that it can be looked up there, and 256 random bits. */
export function newWebhookToken(marketplaceId: string): string {
  return `${marketplaceId}.${randomBytes(32).toString('base64url')}`;
}

/** All that is kept of it. 256 random bits need no salt. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A key for machines of a publisher. Its secret is shown once and kept by nobody here. */
export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  publisherId: z.string(),
  /** Under which the key acts. */
  actorId: z.string(),
  /** SHA-256 of the secret, hex. */
  hash: z.string(),
  createdBy: z.string(),
  createdAt: z.date(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  /** The only plugin it may act on; null for all of its publisher's. */
  pluginId: z.string().nullable(),
  rev: z.int(),
});
export type ApiKey = z.infer<typeof apiKey>;

const SECRET_BYTES = 32;

/** A new secret, and the whole key as its owner keeps it: `ghk.<marketplace>.<key>.<secret>`. */
export function newSecret(marketplaceId: string, keyId: string): { whole: string; hash: string } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { whole: `ghk.${marketplaceId}.${keyId}.${secret}`, hash: hashOf(secret) };
}

/** What is stored of a secret: with 256 random bits a plain digest is enough. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A build elsewhere that may publish a plugin: whose tokens count, and what they must say, word for word. */
export const trustedPublisher = z.object({
  id: z.string(),
  pluginId: z.string(),
  /** `iss` of its tokens. */
  issuer: z.string(),
  /** `aud` of its tokens. */
  audience: z.string(),
  claims: z.record(z.string(), z.string()),
  createdBy: z.string(),
  createdAt: z.date(),
});
export type TrustedPublisher = z.infer<typeof trustedPublisher>;

/** The same pins have the same id, so that a plugin has each only once. */
export function trustedPublisherId(
  of: Pick<TrustedPublisher, 'pluginId' | 'issuer' | 'audience' | 'claims'>,
) {
  const claims = Object.entries(of.claims).sort(([left], [right]) => (left < right ? -1 : 1));
  const text = JSON.stringify([of.pluginId, of.issuer, of.audience, claims]);
  return `trp_${createHash('sha256').update(text).digest('hex').slice(0, 26)}`;
}

/** Whether a token's claims say everything that was pinned. Only whole texts count: no patterns, no lists. */
export function fits(
  { claims }: Pick<TrustedPublisher, 'claims'>,
  said: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(claims).every(([name, value]) => Object.hasOwn(said, name) && said[name] === value);
}

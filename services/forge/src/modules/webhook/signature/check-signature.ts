import { createHmac, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '@guildhall/kernel';
import type { SignatureScheme, WebhookSignature } from '@guildhall/manifest';
import { github } from './github.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import type { Claim, IncomingCall, Scheme } from './scheme.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { stripe } from './stripe.ts';

const SCHEMES: Readonly<Record<SignatureScheme, Scheme>> = {
  'standard-webhooks': standardWebhooks,
  stripe,
  github,
  'hmac-sha256': hmacSha256,
};

/** How far the sender's clock and ours may be apart, with the way between them. */
const TOLERANCE_S = 300;

/** A secret in the clear. */
export interface SigningSecret {
  readonly name: string;
  readonly value: string;
}

/**
 * Whether one of the secrets signed this call: then by what a repetition is known, or null. The error is a sentence for those
 * who look after the installation, never for the sender, and holds no secret.
 */
export function checkSignature(
  call: IncomingCall,
  declared: WebhookSignature,
  secrets: readonly SigningSecret[],
  now: Date,
): Result<string | null, string> {
  const scheme = SCHEMES[declared.scheme];
  const claim = scheme.read(call, declared);
  if (!claim.ok) return claim;
  const keys = secrets.flatMap(({ value }) => scheme.keyOf(value) ?? []);
  if (keys.length === 0) {
    const names = secrets.map(({ name }) => name).join(' and ');
    return err(`What is set as ${names} is too short, or not of the form that ${declared.scheme} needs.`);
  }
  if (!keys.some((key) => signedBy(key, claim.value, call.body)))
    return err('Its signature does not fit: another key signed it, or it was changed on its way.');
  const { sentAt, id } = claim.value;
  // After the signature, so that the sentence is about a time that the sender wrote.
  const apart = sentAt === null ? 0 : Math.round(now.getTime() / 1_000 - sentAt);
  if (Math.abs(apart) <= TOLERANCE_S) return ok(id);
  const when = apart > 0 ? `${apart} seconds old` : `${-apart} seconds ahead of our clock`;
  return err(`It is rightly signed and ${when}; at most ${TOLERANCE_S} are accepted.`);
}

function signedBy(key: Uint8Array, { prefix, signatures }: Claim, body: Uint8Array): boolean {
  const fits = createHmac('sha256', key).update(prefix).update(body).digest();
  return signatures.some((given) => given.length === fits.length && timingSafeEqual(given, fits));
}

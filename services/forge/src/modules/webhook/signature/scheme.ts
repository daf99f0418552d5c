import type { Result } from '@guildhall/kernel';
import type { WebhookSignature } from '@guildhall/manifest';

/** A call of a webhook as it came; names of headers in small letters. */
export interface IncomingCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What a call says of itself before any of it is believed. */
export interface Claim {
  /** Of the signed bytes, what stands before the body. */
  readonly prefix: string;
  /** HMAC-SHA256 each; one of them has to fit. */
  readonly signatures: readonly Uint8Array[];
  /** Unix seconds; null where no time is signed. */
  readonly sentAt: number | null;
  /** By which a repetition is known; null where nothing signed tells one. */
  readonly id: string | null;
}

/** One way in which senders sign. */
export interface Scheme {
  /** The error is a sentence for those who look after the installation. */
  read(call: IncomingCall, declared: WebhookSignature): Result<Claim, string>;
  /** The key that a secret stands for; null if this is no secret of the scheme. */
  keyOf(secret: string): Uint8Array | null;
}

import { z } from 'zod';
import { fromBase64 } from './bytes.ts';

/** What digests, keys and signatures look like in documents that strangers send. */
export const hexDigest = z.string().regex(/^[0-9a-f]{64}$/, 'is 64 hexadecimal digits');
export const base64 = z.string().refine((text) => fromBase64(text) !== null, 'is standard base64');
export const instant = z.iso.datetime();

/** The bytes of a text that `base64` accepted. */
export function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (!bytes) throw new TypeError('that was no base64');
  return bytes;
}

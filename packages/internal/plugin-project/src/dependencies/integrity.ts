import { createHash } from 'node:crypto';

/** The SHA-512 part of an integrity text, in hexadecimal; undefined when it has none. */
export function sha512Of(integrity: string): string | undefined {
  const base64 = /(?:^|\s)sha512-([\w+/]{86}==)(?:\s|$)/u.exec(integrity)?.[1];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
}

/** Whether bytes are those an integrity text was made for. */
export function hasIntegrity(bytes: Uint8Array, integrity: string): boolean {
  return createHash('sha512').update(bytes).digest('hex') === sha512Of(integrity);
}

import { err, ok, type Result } from '@guildhall/kernel';
import { plainKey } from './plain-key.ts';
import type { Claim, IncomingCall, Scheme } from './scheme.ts';

/** The body alone, signed; in the header and the writing that the manifest names, `sha256=` before it or not. */
export const hmacSha256: Scheme = {
  read: (call, { header = '', encoding = 'hex' }) => readPlain(call, header, encoding),
  keyOf: plainKey,
};

const FORMS = {
  hex: /^(?:sha256=)?(?<text>[0-9a-f]{64})$/i,
  base64: /^(?:sha256=)?(?<text>[A-Za-z0-9+/]{43}=)$/,
} as const;

/** A signature over the body and nothing else. */
export function readPlain(
  { headers }: IncomingCall,
  header: string,
  encoding: 'hex' | 'base64',
): Result<Claim, string> {
  const value = headers[header.toLowerCase()];
  if (value === undefined) return err(`It has no header ${header}.`);
  const text = FORMS[encoding].exec(value.trim())?.groups?.['text'];
  if (text === undefined) return err(`Its header ${header} holds no HMAC-SHA256 in ${encoding}.`);
  return ok({ prefix: '', signatures: [Buffer.from(text, encoding)], sentAt: null, id: null });
}

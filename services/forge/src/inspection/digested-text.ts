import { createHash } from 'node:crypto';

/** A text by its digest: enough to tell whether somebody else made the same. */
export function digestedText(name: string, text: string): { name: string; sha256: string; bytes: number } {
  const bytes = Buffer.from(text);
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

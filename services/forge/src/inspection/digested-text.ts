import { createHash } from 'node:crypto';

/** A text as bytes, with their digest. */
export function digestedText(
  name: string,
  text: string,
): { name: string; sha256: string; bytes: number; content: Uint8Array } {
  const content = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, sha256, bytes: content.length, content };
}

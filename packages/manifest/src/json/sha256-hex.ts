/** SHA-256 as lower-case hexadecimal; text is hashed as UTF-8. WebCrypto, so that browsers give the same answer. */
export async function sha256Hex(content: Uint8Array | string): Promise<string> {
  // Copied, because WebCrypto refuses views over shared memory and the type says so.
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Solves the small puzzle the contact form asks for, so that bots pay with time. */
export async function solve(challenge: string, bits: number): Promise<number> {
  const encoder = new TextEncoder();
  for (let counter = 0; counter < 1 << 22; counter++) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}:${counter}`)));
    let zero = 0;
    for (const byte of digest) {
      if (byte === 0) zero += 8;
      else {
        zero += Math.clz32(byte) - 24;
        break;
      }
    }
    if (zero >= bits) return counter;
  }
  throw new Error('No answer found');
}

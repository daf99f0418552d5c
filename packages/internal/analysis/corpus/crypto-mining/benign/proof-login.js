/** Solves a small puzzle once, so that robots pay for signing up. */
export async function solve({ salt, difficulty, max = 200_000 }) {
  for (let n = 0; n <= max; n += 1) {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(salt + n)));
    if (bytes[0] === 0 && bytes[1] < difficulty) return n;
  }
  return null;
}

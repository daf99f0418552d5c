/** A number below 2³² that depends on every part (FNV-1a); the same parts always give the same number. */
export function hash(...parts: readonly unknown[]): number {
  const text = JSON.stringify(parts);
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}

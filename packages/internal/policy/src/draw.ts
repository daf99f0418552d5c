import { createHmac, hkdfSync } from 'node:crypto';

/** The key of one kind of draw, from the deployment's secret: who does not hold it cannot foresee what is drawn. */
export function drawKey(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32));
}

/** Whether what these words name is drawn. The same for ever; raising the rate only adds to what is drawn. */
export function isDrawn(key: Uint8Array, words: readonly string[], perMille: number): boolean {
  const digest = createHmac('sha256', key).update(JSON.stringify(words)).digest();
  const fraction = digest.readUIntBE(0, 6) / 2 ** 48;
  return fraction * 1_000 < perMille;
}

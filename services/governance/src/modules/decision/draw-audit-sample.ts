import { createHmac, hkdfSync } from 'node:crypto';

/** The key of the draw, from the deployment's secret: who does not hold it cannot foresee what is drawn. */
export function auditSampleKey(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'audit-sample', 32));
}

/** Whether a version is drawn. The same for the same version for ever; raising the rate only adds to what is drawn. */
export function isDrawn(
  key: Uint8Array,
  { marketplaceId, versionId, perMille }: { marketplaceId: string; versionId: string; perMille: number },
): boolean {
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([marketplaceId, versionId]))
    .digest();
  const fraction = digest.readUIntBE(0, 6) / 2 ** 48;
  return fraction * 1_000 < perMille;
}

import { drawKey, isDrawn as drawn } from '@guildhall/policy/draw';

export function auditSampleKey(secret: Uint8Array): Uint8Array {
  return drawKey(secret, 'audit-sample');
}

/** Whether a version is drawn. The same for the same version for ever; raising the rate only adds to what is drawn. */
export function isDrawn(
  key: Uint8Array,
  { marketplaceId, versionId, perMille }: { marketplaceId: string; versionId: string; perMille: number },
): boolean {
  return drawn(key, [marketplaceId, versionId], perMille);
}

import { envelope } from '@guildhall/supply-chain';
import type { Tx } from '../../database.ts';
import { jsonObject } from '../../json.ts';
import type { AttestationRow } from './attestation.ts';

export interface AttestationRepository {
  add(attestation: AttestationRow): Promise<void>;
}

export function attestationRepository(tx: Tx, marketplaceId: string): AttestationRepository {
  return {
    async add({ sbom, provenance, ...attestation }) {
      await tx.attestation.create({
        data: { marketplaceId, ...attestation, sbom, provenance: jsonObject(provenance) },
      });
    },
  };
}

/** The attestation of each version, in the order asked: of its sealed release, or of its latest run. */
export async function attestationsOf(
  tx: Tx,
  marketplaceId: string,
  versionIds: readonly string[],
): Promise<(AttestationRow | null)[]> {
  const ids = [...versionIds];
  const [rows, versions] = await Promise.all([
    tx.attestation.findMany({
      where: { marketplaceId, versionId: { in: ids } },
      orderBy: { logIndex: 'desc' },
    }),
    tx.version.findMany({
      where: { marketplaceId, id: { in: ids } },
      select: { id: true, releaseDigest: true },
    }),
  ]);
  const sealed = new Map(versions.map(({ id, releaseDigest }) => [id, releaseDigest]));
  const byVersion = Map.groupBy(rows, ({ versionId }) => versionId);
  return ids.map((id) => {
    const digest = sealed.get(id) ?? null;
    const row = byVersion.get(id)?.find(({ releaseDigest }) => digest === null || releaseDigest === digest);
    if (!row) return null;
    return { ...row, sbom: jsonObject(row.sbom), provenance: envelope.parse(row.provenance) };
  });
}

import type { Tx } from '../../database.ts';
import { jsonObject, type JsonRecord } from '../../json.ts';
import { addRevision } from '../../revision/add-revision.ts';
import type { Stamp } from '../../revision/stamp.ts';
import { NOBODY_TRUSTED, type SigstoreTrustRow } from './sigstore-trust.ts';

export interface SigstoreRepository {
  trust: () => Promise<SigstoreTrustRow>;
  /** False when somebody wrote this revision first. */
  addTrust: (trust: Pick<SigstoreTrustRow, 'trustedRoot'> & Stamp) => Promise<boolean>;
  /** Keeps a bundle with an upload; a later one takes its place. */
  attach(uploadId: string, bundle: JsonRecord): Promise<void>;
  /** The bundle that this actor brought last with these bytes. */
  bundleOf(sha256: string, actorId: string): Promise<JsonRecord | null>;
}

export function sigstoreRepository(tx: Tx, marketplaceId: string): SigstoreRepository {
  return {
    async trust() {
      const row = await tx.sigstoreTrustRevision.findFirst({
        where: { marketplaceId },
        orderBy: { number: 'desc' },
      });
      if (!row) return NOBODY_TRUSTED;
      const { trustedRoot, validFrom: since, createdBy: actorId, number: rev } = row;
      return { trustedRoot: trustedRoot === null ? null : jsonObject(trustedRoot), since, actorId, rev };
    },
    addTrust: ({ trustedRoot, rev, actorId: createdBy, since: validFrom }) =>
      addRevision(tx.sigstoreTrustRevision, {
        ...{ marketplaceId, number: rev, createdBy, validFrom },
        ...(trustedRoot && { trustedRoot }),
      }),
    async attach(id, bundle) {
      await tx.upload.updateMany({
        where: { marketplaceId, id },
        data: { sigstore: bundle, rev: { increment: 1 } },
      });
    },
    async bundleOf(sha256, actorId) {
      const rows = await tx.upload.findMany({
        where: { marketplaceId, sha256, actorId },
        orderBy: { createdAt: 'desc' },
        select: { sigstore: true },
      });
      const found = rows.find(({ sigstore }) => sigstore !== null)?.sigstore;
      return found === undefined || found === null ? null : jsonObject(found);
    },
  };
}

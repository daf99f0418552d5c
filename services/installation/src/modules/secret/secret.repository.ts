import type { Tx } from '../../database.ts';
import type { Installation, SealedSecret } from '../installation/installation.ts';

export type SecretRepository = ReturnType<typeof secretRepository>;

/** Sealed values, one revision after the other. What has ended says who and when, and can no longer be opened. */
export function secretRepository(tx: Tx, marketplaceId: string) {
  const endWhere = async (installationId: string, now: Date, name?: string) => {
    await tx.installationSecret.updateMany({
      where: { marketplaceId, installationId, validTo: null, ...(name !== undefined && { name }) },
      data: { validTo: now, jwe: '' },
    });
  };
  return {
    async put({ id, rev }: Installation, { name, jwe, setBy, setAt }: SealedSecret): Promise<void> {
      await endWhere(id, setAt, name);
      const data = { marketplaceId, installationId: id, name, rev, jwe, setBy, validFrom: setAt };
      await tx.installationSecret.create({ data });
    },
    end: (installationId: string, name: string, now: Date) => endWhere(installationId, now, name),
    endAll: (installationId: string, now: Date) => endWhere(installationId, now),
  };
}

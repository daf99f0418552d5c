import type { Tx } from '../../database.ts';
import type { Consent } from './consent.ts';
import type { Grants, Installation } from './installation.ts';

export type ConsentRepository = ReturnType<typeof consentRepository>;

/** Consents, to which only their end is ever added, and the grants they gave. */
export function consentRepository(tx: Tx, marketplaceId: string) {
  return {
    /** Writes a consent down and ends the one before it. */
    async begin(consent: Consent): Promise<void> {
      await this.end(consent.installationId, consent.at);
      await tx.consent.create({ data: { ...consent, marketplaceId } });
    },
    async end(installationId: string, at: Date): Promise<void> {
      await tx.consent.updateMany({
        where: { marketplaceId, installationId, validTo: null },
        data: { validTo: at },
      });
    },
    /** The last consent of each installation. */
    async latest(installationIds: readonly string[]): Promise<Consent[]> {
      return tx.consent.findMany({
        where: { marketplaceId, installationId: { in: [...installationIds] } },
        distinct: ['installationId'],
        orderBy: [{ installationId: 'asc' }, { id: 'desc' }],
        omit: { marketplaceId: true, validTo: true },
      });
    },
    /** Makes the grants of an installation exactly these; what stays keeps its beginning. */
    async putGrants(
      { id, rev }: Installation,
      grants: Grants,
      consentId: string | null,
      now: Date,
    ): Promise<void> {
      const wanted = rowsOf(grants);
      const held = await tx.permissionGrant.findMany({
        where: { marketplaceId, installationId: id, validTo: null },
      });
      const gone = held.filter(
        ({ kind, name }) => !wanted.some((one) => one.kind === kind && one.name === name),
      );
      for (const { kind, name } of gone)
        await tx.permissionGrant.updateMany({
          where: { marketplaceId, installationId: id, kind, name, validTo: null },
          data: { validTo: now },
        });
      const added = wanted.filter(
        ({ kind, name }) => !held.some((one) => one.kind === kind && one.name === name),
      );
      if (added.length === 0) return;
      if (consentId === null) throw new Error(`grants of ${id} need a consent`);
      await tx.permissionGrant.createMany({
        data: added.map((row) => ({
          ...row,
          marketplaceId,
          installationId: id,
          rev,
          consentId,
          validFrom: now,
        })),
      });
    },
  };
}

function rowsOf({ permissions, origins }: Grants): { kind: string; name: string }[] {
  return [
    ...permissions.map((name) => ({ kind: 'PERMISSION', name })),
    ...origins.map((name) => ({ kind: 'ORIGIN', name })),
  ];
}

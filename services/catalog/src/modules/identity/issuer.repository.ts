import type { HostState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';
import { jsonObject } from '../../json.ts';
import { hostIssuer, issuer, type HostIssuer, type Issuer } from './issuer.ts';

/** Identity providers of one marketplace: its own, and the hosts that vouch for their people. */
export class IssuerRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async all(): Promise<Issuer[]> {
    const where = { marketplaceId: this.#marketplaceId };
    const rows = await this.#tx.issuer.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map((row) => issuer.parse(row));
  }

  async byUrl(url: string): Promise<Issuer | null> {
    const row = await this.#tx.issuer.findFirst({ where: { marketplaceId: this.#marketplaceId, url } });
    return row && issuer.parse(row);
  }

  /** False when somebody added or changed it meanwhile. */
  async put({ jwks, ...of }: Issuer): Promise<boolean> {
    const marketplaceId = this.#marketplaceId;
    const data = { ...of, marketplaceId, jwks: jsonObject(jwks) };
    if (of.rev === 0)
      return (await this.#tx.issuer.createMany({ data: [data], skipDuplicates: true })).count === 1;
    const where = { marketplaceId, id: of.id, rev: of.rev - 1 };
    return (await this.#tx.issuer.updateMany({ where, data })).count === 1;
  }

  async hosts(): Promise<HostIssuer[]> {
    const where = { marketplaceId: this.#marketplaceId };
    const rows = await this.#tx.host.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map((row) => hostIssuer.parse(row));
  }

  /** False when a newer state of the host is here already. */
  async putHost({ id, key, issuer: url, jwks, origins, rev }: HostState): Promise<boolean> {
    const keys = JSON.stringify(jwks);
    const changed = await this.#tx.$executeRaw`
      INSERT INTO host (marketplace_id, id, key, issuer, jwks, origins, rev)
      VALUES (${this.#marketplaceId}, ${id}, ${key}, ${url}, ${keys}::jsonb, ${origins}, ${rev})
      ON CONFLICT (marketplace_id, id) DO UPDATE SET
        key = excluded.key, issuer = excluded.issuer, jwks = excluded.jwks, origins = excluded.origins, rev = excluded.rev
      WHERE host.rev <= excluded.rev AND host.* IS DISTINCT FROM excluded.*`;
    return changed === 1;
  }
}

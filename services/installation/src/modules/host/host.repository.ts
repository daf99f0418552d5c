import type { Surface } from '@guildhall/manifest';
import { z } from 'zod';
import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import type { DeclaredSurface, Host, PublicKeys } from './host.ts';

export type HostRepository = ReturnType<typeof hostRepository>;

const storedKeys = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });
const storedFallback = z.enum(['ASK', 'PREVIOUS']);
/** A body that parseSurface accepted when it was published. */
const storedSurface = z.custom<Surface>(
  (value) => z.object({ version: z.string() }).safeParse(value).success,
);
const declaredSurface = z.object({
  hostId: z.string(),
  rev: z.int(),
  version: z.string(),
  digest: z.string(),
  body: storedSurface,
  publishedAt: z.date(),
});

export function hostRepository(tx: Tx, marketplaceId: string) {
  return {
    async find(id: string): Promise<Host | null> {
      return hostOf(await tx.host.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } }));
    },
    async findByKey(key: string): Promise<Host | null> {
      return hostOf(await tx.host.findUnique({ where: { marketplaceId_key: { marketplaceId, key } } }));
    },
    async findMany(ids: readonly string[]): Promise<Host[]> {
      const rows = await tx.host.findMany({ where: { marketplaceId, id: { in: [...ids] } } });
      return rows.flatMap((row) => hostOf(row) ?? []);
    },
    async list(after = '', take = 1_000): Promise<Host[]> {
      const rows = await tx.host.findMany({
        where: { marketplaceId, id: { gt: after } },
        orderBy: { id: 'asc' },
        take,
      });
      return rows.flatMap((row) => hostOf(row) ?? []);
    },
    /** False when the key or the issuer is taken. */
    async create(host: Host): Promise<boolean> {
      const { id, key, name, origins, issuer, jwks, createdAt, rev } = host;
      const count = await tx.$executeRaw`
        INSERT INTO host (marketplace_id, id, key, name, origins, issuer, jwks, created_at, rev)
        VALUES (${marketplaceId}, ${id}, ${key}, ${name}, ${origins}, ${issuer}, ${JSON.stringify(jwks)}::jsonb,
                ${createdAt}, ${rev}) ON CONFLICT DO NOTHING`;
      return count === 1;
    },
    /** False when the host has changed since it was read. */
    async changeKeys({ id, rev }: Host, jwks: PublicKeys): Promise<boolean> {
      const count = await tx.$executeRaw`
        UPDATE host SET jwks = ${JSON.stringify(jwks)}::jsonb, rev = rev + 1
        WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND rev = ${rev}`;
      return count === 1;
    },
    /** False when the host has changed since it was read. */
    async changeFallback({ id, rev }: Host, fallback: Host['fallback']): Promise<boolean> {
      const { count } = await tx.host.updateMany({
        where: { marketplaceId, id, rev },
        data: { fallback, rev: rev + 1 },
      });
      return count === 1;
    },
    /** Surfaces in use, or in use at a past instant, by host key. */
    async surfaces(
      keys: readonly string[],
      at: Date | null = null,
    ): Promise<(DeclaredSurface & { hostKey: string })[]> {
      const hosts = await tx.host.findMany({ where: { marketplaceId, key: { in: [...keys] } } });
      const rows = await tx.hostSurface.findMany({
        where: {
          ...{ marketplaceId, hostId: { in: hosts.map(({ id }) => id) } },
          ...(at === null
            ? { validTo: null }
            : { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] }),
        },
      });
      const keyOf = new Map(hosts.map(({ id, key }) => [id, key]));
      return rows.map((row) => ({ ...surfaceOf(row), hostKey: keyOf.get(row.hostId) ?? '' }));
    },
    /** A page of each of these hosts, newest first. */
    async surfacesOf(hostIds: readonly string[], { limit, after }: Page<number>): Promise<DeclaredSurface[]> {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT page.* FROM unnest(${[...hostIds]}::text[]) AS asked(id), LATERAL (
          SELECT host_id AS "hostId", rev, version, digest, body, valid_from AS "publishedAt" FROM host_surface
          WHERE marketplace_id = ${marketplaceId} AND host_id = asked.id AND (${after}::int IS NULL OR rev < ${after})
          ORDER BY rev DESC LIMIT ${limit}) AS page`;
      return rows.map((row) => declaredSurface.parse(row));
    },
    /** Replaces the surface in use; false when the host has changed since it was read. */
    async putSurface({ id: hostId, rev: hostRev }: Host, surface: DeclaredSurface): Promise<boolean> {
      const { rev, version, digest, body, publishedAt } = surface;
      const { count } = await tx.host.updateMany({
        where: { marketplaceId, id: hostId, rev: hostRev },
        data: { rev: hostRev + 1 },
      });
      if (count === 0) return false;
      await tx.hostSurface.updateMany({
        where: { marketplaceId, hostId, validTo: null },
        data: { validTo: publishedAt },
      });
      await tx.$executeRaw`
        INSERT INTO host_surface (marketplace_id, host_id, rev, version, digest, body, valid_from)
        VALUES (${marketplaceId}, ${hostId}, ${rev}, ${version}, ${digest}, ${JSON.stringify(body)}::jsonb,
                ${publishedAt})`;
      return true;
    },
    /** All surfaces that were ever in use, in the order of host and revision. */
    async surfacePage(after: string, take: number): Promise<{ host: Host; surface: DeclaredSurface }[]> {
      const [hostId = '', rev = '0'] = after.split('/');
      const rows = await tx.hostSurface.findMany({
        where: {
          marketplaceId,
          OR: [{ hostId: { gt: hostId } }, { hostId, rev: { gt: Number(rev) || 0 } }],
        },
        orderBy: [{ hostId: 'asc' }, { rev: 'asc' }],
        take,
      });
      const hosts = new Map(
        (await this.findMany(rows.map((row) => row.hostId))).map((host) => [host.id, host]),
      );
      return rows.flatMap((row) => {
        const host = hosts.get(row.hostId);
        return host ? [{ host, surface: surfaceOf(row) }] : [];
      });
    },
  };
}

function hostOf(
  row: (Omit<Host, 'jwks' | 'fallback'> & { jwks: unknown; fallback: unknown }) | null,
): Host | null {
  return row && { ...row, jwks: storedKeys.parse(row.jwks), fallback: storedFallback.parse(row.fallback) };
}

function surfaceOf(row: {
  hostId: string;
  rev: number;
  version: string;
  digest: string;
  body: unknown;
  validFrom: Date;
}): DeclaredSurface {
  const { hostId, rev, version, digest, body, validFrom } = row;
  return { hostId, rev, version, digest, body: storedSurface.parse(body), publishedAt: validFrom };
}

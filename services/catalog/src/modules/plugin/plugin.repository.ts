import { z } from 'zod';
import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import { inOrder } from '../../in-order.ts';
import { plugin, type Plugin, type PluginPlace } from './plugin.ts';

export type PluginChanges = Partial<Omit<Plugin, 'id' | 'name' | 'publisherId' | 'rev' | 'createdAt'>>;

export interface PluginSearch {
  /** Part of a name, title or summary, as typed. */
  text: string | null;
  category: string | null;
  publisherIds: readonly string[] | null;
  /** The catalog as everybody sees it. */
  listedOnly: boolean;
}

const count = z.array(z.object({ id: z.string(), count: z.bigint() }));

/** Plugins of one marketplace. */
export class PluginRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async findAll(ids: readonly string[]): Promise<Plugin[]> {
    const where = { marketplaceId: this.#marketplaceId, id: { in: [...ids] } };
    return (await this.#tx.plugin.findMany({ where })).map((row) => plugin.parse(row));
  }

  async byName(name: string): Promise<Plugin | null> {
    const row = await this.#tx.plugin.findFirst({ where: { marketplaceId: this.#marketplaceId, name } });
    return row && plugin.parse(row);
  }

  /** Finds a plugin and keeps others from changing it, or what depends on it, until the transaction ends. */
  async lock(id: string): Promise<Plugin | null> {
    await this.#tx.$queryRaw`
      SELECT 1 FROM plugin WHERE marketplace_id = ${this.#marketplaceId} AND id = ${id} FOR UPDATE`;
    return (await this.findAll([id]))[0] ?? null;
  }

  /** False when the name was ever used. */
  async add(of: Plugin): Promise<boolean> {
    const data = [{ ...of, marketplaceId: this.#marketplaceId }];
    return (await this.#tx.plugin.createMany({ data, skipDuplicates: true })).count === 1;
  }

  /** Null when somebody changed it since it was read. */
  async change(of: Plugin, changes: PluginChanges): Promise<Plugin | null> {
    const rows = await this.#tx.plugin.updateManyAndReturn({
      where: { marketplaceId: this.#marketplaceId, id: of.id, rev: of.rev },
      data: { ...changes, rev: of.rev + 1 },
    });
    return rows[0] ? plugin.parse(rows[0]) : null;
  }

  /** By title, then id. */
  async search(
    { text, category, publisherIds, listedOnly }: PluginSearch,
    { after, limit }: Page<PluginPlace>,
  ): Promise<Plugin[]> {
    const contains = text === null ? null : { contains: literally(text), mode: 'insensitive' as const };
    const rows = await this.#tx.plugin.findMany({
      where: {
        marketplaceId: this.#marketplaceId,
        ...(publisherIds && { publisherId: { in: [...publisherIds] } }),
        ...(listedOnly && { listingState: 'LISTED', visibility: 'PUBLIC' }),
        ...(category !== null && { categories: { has: category } }),
        AND: [
          contains ? { OR: [{ name: contains }, { title: contains }, { summary: contains }] } : {},
          after
            ? {
                OR: [
                  { titleKey: { gt: after.titleKey } },
                  { titleKey: after.titleKey, id: { gt: after.id } },
                ],
              }
            : {},
        ],
      },
      orderBy: [{ titleKey: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    return rows.map((row) => plugin.parse(row));
  }

  /** A page of the plugins of each of these publishers, by title, then id. */
  async ofPublishers(
    publisherIds: readonly string[],
    { after, limit }: Page<PluginPlace>,
    { listedOnly }: Pick<PluginSearch, 'listedOnly'>,
  ): Promise<Plugin[]> {
    const { titleKey = null, id = null } = after ?? {};
    const rows = await this.#tx.$queryRaw<{ id: string }[]>`
      SELECT page.id FROM unnest(${[...publisherIds]}::text[]) AS asked(publisher_id), LATERAL (
        SELECT id FROM plugin
        WHERE marketplace_id = ${this.#marketplaceId} AND plugin.publisher_id = asked.publisher_id
          AND (NOT ${listedOnly} OR (listing_state = 'LISTED' AND visibility = 'PUBLIC'))
          AND (${id}::text IS NULL OR (title_key, id) > (${titleKey}, ${id}))
        ORDER BY title_key, id LIMIT ${limit}) AS page`;
    return inOrder(rows, await this.findAll(rows.map((row) => row.id)));
  }

  async idsOf(publisherId: string): Promise<string[]> {
    const where = { marketplaceId: this.#marketplaceId, publisherId };
    const rows = await this.#tx.plugin.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
    return rows.map(({ id }) => id);
  }

  /** How many plugins the catalog shows in each category. */
  async countByCategory(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#tx.$queryRaw`
      SELECT category AS id, count(*) AS count FROM plugin, unnest(categories) AS category
      WHERE marketplace_id = ${this.#marketplaceId} AND listing_state = 'LISTED' AND visibility = 'PUBLIC'
      GROUP BY category`;
    return new Map(count.parse(rows).map((row) => [row.id, Number(row.count)]));
  }

  async inOrder(after: string, take: number): Promise<Plugin[]> {
    const where = { marketplaceId: this.#marketplaceId, id: { gt: after } };
    const rows = await this.#tx.plugin.findMany({ where, orderBy: { id: 'asc' }, take });
    return rows.map((row) => plugin.parse(row));
  }
}

/** Prisma passes these on to LIKE, where they would match anything. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

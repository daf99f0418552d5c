import { z } from 'zod';
import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import { inOrder } from '../../in-order.ts';
import { jsonObject } from '../../json.ts';
import { version, type Version } from './version.ts';
import type { VersionState } from './version-lifecycle.ts';

/** What may change after a version was made. */
export type VersionChanges = Partial<
  Omit<Version, 'id' | 'pluginId' | 'pluginName' | 'publisherId' | 'versionString' | 'rev' | 'createdAt'>
>;

const offered = version
  .pick({
    id: true,
    pluginId: true,
    publisherId: true,
    versionString: true,
    channel: true,
    releaseDigest: true,
  })
  .extend({ surfaces: z.array(z.object({ hostKey: z.string(), version: z.string() })) });
/** A published version with what its availability depends on; without its manifest, of which there are many. */
export type OfferedVersion = z.infer<typeof offered>;

/** Versions of one marketplace. */
export class VersionRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async findAll(ids: readonly string[]): Promise<Version[]> {
    const rows = await this.#tx.version.findMany({ where: this.#here({ id: { in: [...ids] } }) });
    return rows.map((row) => version.parse(row));
  }

  /** Finds a version and keeps others from changing it until the transaction ends. */
  async lock(id: string): Promise<Version | null> {
    await this.#tx.$queryRaw`
      SELECT 1 FROM version WHERE marketplace_id = ${this.#marketplaceId} AND id = ${id} FOR UPDATE`;
    return (await this.findAll([id]))[0] ?? null;
  }

  async byStrings(names: readonly Pick<Version, 'pluginId' | 'versionString'>[]): Promise<Version[]> {
    const rows = await this.#tx.version.findMany({ where: this.#here({ OR: [...names] }) });
    return rows.map((row) => version.parse(row));
  }

  /** False when the plugin has used this version string before, for whatever became of it (I7). */
  async add({ release: _none, trustedPublisher: _nobody, ...draft }: Version): Promise<boolean> {
    const { count } = await this.#tx.version.createMany({
      data: [{ ...draft, marketplaceId: this.#marketplaceId }],
      skipDuplicates: true,
    });
    return count === 1;
  }

  /** Null when somebody changed it since it was read. */
  async change(
    of: Version,
    { release, trustedPublisher, ...changes }: VersionChanges,
  ): Promise<Version | null> {
    const rows = await this.#tx.version.updateManyAndReturn({
      where: this.#here({ id: of.id, rev: of.rev }),
      data: {
        ...changes,
        ...(release && { release: jsonObject(release) }),
        ...(trustedPublisher && { trustedPublisher }),
        rev: of.rev + 1,
      },
    });
    return rows[0] ? version.parse(rows[0]) : null;
  }

  /** A page of each of these plugins, newest first; `states` narrows to what the caller may see. */
  async ofPlugins(
    pluginIds: readonly string[],
    { after, limit }: Page,
    states: readonly VersionState[] | null,
  ): Promise<Version[]> {
    const rows = await this.#tx.$queryRaw<{ id: string }[]>`
      SELECT page.id FROM unnest(${[...pluginIds]}::text[]) AS asked(plugin_id), LATERAL (
        SELECT id FROM version
        WHERE marketplace_id = ${this.#marketplaceId} AND version.plugin_id = asked.plugin_id
          AND (${after}::text IS NULL OR id < ${after})
          AND (${states}::text[] IS NULL OR state = ANY(${states}::text[]))
        ORDER BY id DESC LIMIT ${limit}) AS page`;
    return inOrder(rows, await this.findAll(rows.map(({ id }) => id)));
  }

  async offeredBy(pluginId: string): Promise<OfferedVersion[]> {
    const rows = await this.#tx.$queryRaw`
      SELECT id, plugin_id AS "pluginId", publisher_id AS "publisherId", version_string AS "versionString", channel,
             release_digest AS "releaseDigest", coalesce(release->'surfaces', '[]') AS surfaces
      FROM version WHERE marketplace_id = ${this.#marketplaceId} AND plugin_id = ${pluginId} AND state = 'PUBLISHED'`;
    return z.array(offered).parse(rows);
  }

  /** Plugins that have shipped these bytes, or this version. */
  async pluginsWith(target: { id: string } | { releaseDigest: string }): Promise<string[]> {
    const rows = await this.#tx.version.findMany({
      where: this.#here(target),
      distinct: ['pluginId'],
      select: { pluginId: true },
    });
    return rows.map((row) => row.pluginId);
  }

  async withSource(sourceDigest: string): Promise<Version[]> {
    const rows = await this.#tx.version.findMany({ where: this.#here({ sourceDigest }) });
    return rows.map((row) => version.parse(row));
  }

  async inOrder(after: string, take: number): Promise<Version[]> {
    const where = this.#here({ id: { gt: after } });
    const rows = await this.#tx.version.findMany({ where, orderBy: { id: 'asc' }, take });
    return rows.map((row) => version.parse(row));
  }

  #here<Where extends object>(where: Where): Where & { marketplaceId: string } {
    return { ...where, marketplaceId: this.#marketplaceId };
  }
}

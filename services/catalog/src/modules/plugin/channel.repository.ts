import type { Tx } from '../../database.ts';
import { channel, type Channel } from './channel.ts';

/** Channels of one marketplace. */
export class ChannelRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async add(of: Channel): Promise<void> {
    await this.#tx.channel.create({ data: { ...of, marketplaceId: this.#marketplaceId } });
  }

  async of(pluginIds: readonly string[]): Promise<Channel[]> {
    const where = { marketplaceId: this.#marketplaceId, pluginId: { in: [...pluginIds] } };
    const rows = await this.#tx.channel.findMany({ where, orderBy: [{ pluginId: 'asc' }, { name: 'asc' }] });
    return rows.map((row) => channel.parse(row));
  }

  /** Null when somebody moved it since it was read. */
  async move(of: Channel, versionId: string | null): Promise<Channel | null> {
    const { pluginId, name, rev } = of;
    const rows = await this.#tx.channel.updateManyAndReturn({
      where: { marketplaceId: this.#marketplaceId, pluginId, name, rev },
      data: { versionId, rev: rev + 1 },
    });
    return rows[0] ? channel.parse(rows[0]) : null;
  }

  /** In the order of `channelId`; `after` is one, or empty. */
  async inOrder(after: string, take: number): Promise<Channel[]> {
    const [pluginId = '', name = ''] = after.split('/');
    const rows = await this.#tx.channel.findMany({
      where: {
        marketplaceId: this.#marketplaceId,
        OR: [{ pluginId: { gt: pluginId } }, { pluginId, name: { gt: name } }],
      },
      orderBy: [{ pluginId: 'asc' }, { name: 'asc' }],
      take,
    });
    return rows.map((row) => channel.parse(row));
  }
}

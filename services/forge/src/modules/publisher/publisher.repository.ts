import type { PluginState, PublisherState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';

/** Keeps what forge needs of catalog's publishers and plugins: who may look at whose. */
export interface PublisherRepository {
  keepPublisher(state: PublisherState): Promise<void>;
  keepPlugin(state: PluginState): Promise<void>;
  /** Whose plugin it is now, with the actor ids of its people. */
  ownerOf(of: {
    pluginId: string;
    publisherId: string;
  }): Promise<{ publisherId: string; memberIds: string[] }>;
}

export function publisherRepository(tx: Tx, marketplaceId: string): PublisherRepository {
  return {
    async keepPublisher({ id, members, rev }) {
      const memberIds = members.map(({ actorId }) => actorId);
      await tx.$executeRaw`
        INSERT INTO publisher (marketplace_id, id, member_ids, rev)
        VALUES (${marketplaceId}, ${id}, ${memberIds}, ${rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE SET member_ids = excluded.member_ids, rev = excluded.rev
        WHERE publisher.rev <= excluded.rev`;
    },
    async keepPlugin({ id, name, publisherId, rev }) {
      await tx.$executeRaw`
        INSERT INTO plugin (marketplace_id, id, name, publisher_id, rev)
        VALUES (${marketplaceId}, ${id}, ${name}, ${publisherId}, ${rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE
        SET name = excluded.name, publisher_id = excluded.publisher_id, rev = excluded.rev
        WHERE plugin.rev <= excluded.rev`;
    },
    async ownerOf({ pluginId, publisherId: first }) {
      const key = (id: string) => ({ where: { marketplaceId_id: { marketplaceId, id } } });
      const publisherId = (await tx.plugin.findUnique(key(pluginId)))?.publisherId ?? first;
      return { publisherId, memberIds: (await tx.publisher.findUnique(key(publisherId)))?.memberIds ?? [] };
    },
  };
}

import type { Session } from '@guildhall/authz';
import type { Tx } from '../../database.ts';

/** Who is behind surrogates. The only rows with names, so that erasing a person here erases them everywhere. */
export class ActorRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  /** Remembers how the caller is called. An erased actor stays erased. */
  async note({ actorId, actorKind, actorName }: Session, now: Date): Promise<void> {
    await this.#tx.$executeRaw`
      INSERT INTO actor (marketplace_id, id, kind, name, last_seen_at)
      VALUES (${this.#marketplaceId}, ${actorId}, ${actorKind}, ${actorName}, ${now})
      ON CONFLICT (marketplace_id, id)
      DO UPDATE SET name = coalesce(excluded.name, actor.name), last_seen_at = excluded.last_seen_at
      WHERE actor.erased_at IS NULL`;
  }

  /** Whether a person under this id was ever seen in this marketplace, and is not erased. Keys and hosts' users are none. */
  async isPerson(actorId: string): Promise<boolean> {
    const where = { marketplaceId: this.#marketplaceId, id: actorId, kind: 'PERSON', erasedAt: null };
    return (await this.#tx.actor.count({ where })) === 1;
  }

  async names(actorIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const rows = await this.#tx.actor.findMany({
      where: { marketplaceId: this.#marketplaceId, id: { in: [...actorIds] }, erasedAt: null },
      select: { id: true, name: true },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

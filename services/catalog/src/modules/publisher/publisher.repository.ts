import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import { member, publisher, type Member, type MemberRole, type Publisher } from './publisher.ts';

/** Publishers of one marketplace, with their members and namespaces. */
export class PublisherRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async findAll(ids: readonly string[]): Promise<Publisher[]> {
    const where = { marketplaceId: this.#marketplaceId, id: { in: [...ids] } };
    const rows = await this.#tx.publisher.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map((row) => publisher.parse(row));
  }

  async lock(id: string): Promise<Publisher | null> {
    await this.#tx.$queryRaw`
      SELECT 1 FROM publisher WHERE marketplace_id = ${this.#marketplaceId} AND id = ${id} FOR UPDATE`;
    return (await this.findAll([id]))[0] ?? null;
  }

  /** False when the slug is taken. */
  async add(of: Publisher): Promise<boolean> {
    const data = [{ ...of, marketplaceId: this.#marketplaceId }];
    const { count } = await this.#tx.publisher.createMany({ data, skipDuplicates: true });
    return count === 1;
  }

  /** Null when somebody changed it since it was read. */
  async change(of: Publisher, changes: Partial<Pick<Publisher, 'state'>>): Promise<Publisher | null> {
    const rows = await this.#tx.publisher.updateManyAndReturn({
      where: { marketplaceId: this.#marketplaceId, id: of.id, rev: of.rev },
      data: { ...changes, rev: of.rev + 1 },
    });
    return rows[0] ? publisher.parse(rows[0]) : null;
  }

  async putMember(of: Member): Promise<void> {
    const { publisherId, actorId, role } = of;
    const marketplaceId = this.#marketplaceId;
    await this.#tx.publisherMember.upsert({
      where: { marketplaceId_publisherId_actorId: { marketplaceId, publisherId, actorId } },
      create: { ...of, marketplaceId },
      update: { role },
    });
  }

  /** All members; there are few of one publisher. */
  async members(publisherIds: readonly string[]): Promise<Member[]> {
    const where = { marketplaceId: this.#marketplaceId, publisherId: { in: [...publisherIds] } };
    const rows = await this.#tx.publisherMember.findMany({ where, orderBy: { actorId: 'asc' } });
    return rows.map((row) => member.parse(row));
  }

  /** A page of the members of each. */
  async memberPages(publisherIds: readonly string[], { after, limit }: Page): Promise<Member[]> {
    const rows = await this.#tx.$queryRaw<unknown[]>`
      SELECT page.* FROM unnest(${[...publisherIds]}::text[]) AS asked(publisher_id), LATERAL (
        SELECT publisher_id AS "publisherId", actor_id AS "actorId", role, since FROM publisher_member
        WHERE marketplace_id = ${this.#marketplaceId} AND publisher_member.publisher_id = asked.publisher_id
          AND (${after}::text IS NULL OR actor_id > ${after})
        ORDER BY actor_id LIMIT ${limit}) AS page`;
    return rows.map((row) => member.parse(row));
  }

  async rolesOf(actorId: string): Promise<Map<string, MemberRole>> {
    const rows = await this.#tx.publisherMember.findMany({
      where: { marketplaceId: this.#marketplaceId, actorId },
    });
    return new Map(rows.map((row) => [row.publisherId, member.parse(row).role]));
  }

  /** False when another publisher owns it (I20). */
  async claim(publisherId: string, name: string): Promise<boolean> {
    const data = [{ marketplaceId: this.#marketplaceId, publisherId, name }];
    const { count } = await this.#tx.namespace.createMany({ data, skipDuplicates: true });
    return count === 1;
  }

  async namespaces(publisherIds: readonly string[]): Promise<{ name: string; publisherId: string }[]> {
    return this.#tx.namespace.findMany({
      where: { marketplaceId: this.#marketplaceId, publisherId: { in: [...publisherIds] } },
      select: { name: true, publisherId: true },
      orderBy: { name: 'asc' },
    });
  }

  async inOrder(after: string, take: number): Promise<Publisher[]> {
    const where = { marketplaceId: this.#marketplaceId, id: { gt: after } };
    const rows = await this.#tx.publisher.findMany({ where, orderBy: { id: 'asc' }, take });
    return rows.map((row) => publisher.parse(row));
  }
}

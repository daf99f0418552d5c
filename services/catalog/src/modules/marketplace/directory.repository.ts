import { PLATFORM } from '@guildhall/authz';
import type { Tx } from '../../database.ts';

/** All marketplaces of the deployment by slug. Its rows show only in the reserved marketplace. */
export class DirectoryRepository {
  readonly #tx: Tx;

  constructor(tx: Tx) {
    this.#tx = tx;
  }

  /** False when the slug is taken. */
  async add(id: string, slug: string): Promise<boolean> {
    const data = [{ marketplaceId: PLATFORM, id, slug }];
    return (await this.#tx.directory.createMany({ data, skipDuplicates: true })).count === 1;
  }

  async idOf(slug: string): Promise<string | null> {
    const row = await this.#tx.directory.findFirst({ where: { marketplaceId: PLATFORM, slug } });
    return row?.id ?? null;
  }
}

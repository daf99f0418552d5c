import { systemSession } from '@guildhall/authz';
import { envelope } from '@guildhall/messaging';
import { z } from 'zod';
import type { EventHandler } from './handlers.ts';
import type { Peers } from './peers.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const page = z.object({ envelopes: z.array(envelope), next: z.string().nullable() });

/**
 * Fills this service's projections of one marketplace again from their owners: what is missing, behind or spoilt is as
 * it should be afterwards. Harmless at any time, also while messages flow: revs guard every row, so that one which
 * knows more than the page that was read stays as it is. One that broke off is begun again; nothing is kept of it.
 *
 * Returns how many states of each event were read.
 */
export async function rebuildProjections<Context>(
  marketplaceId: string,
  handlers: readonly EventHandler<Context>[],
  { units, peers }: { units: UnitOfWork<Context>; peers: Peers },
): Promise<Record<string, number>> {
  const session = systemSession(marketplaceId, `rebuild-${crypto.randomUUID()}`);
  const counts: Record<string, number> = {};
  for (const handler of handlers.filter(({ projects }) => projects)) {
    const owner = handler.name.split('.', 1)[0] ?? '';
    counts[handler.name] = 0;
    for (let after: string | null = ''; after !== null;) {
      const path = `/internal/snapshot?${new URLSearchParams({ event: handler.name, after }).toString()}`;
      const read: z.infer<typeof page> = await peers.get(owner, marketplaceId, path, page);
      await units.run(session, async (ctx) => {
        for (const event of read.envelopes) await handler.project(ctx, event);
      });
      counts[handler.name] = (counts[handler.name] ?? 0) + read.envelopes.length;
      after = read.next;
    }
  }
  return counts;
}

import { systemSession } from '@guildhall/authz';
import type { Served } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { settleApplied } from './applied-waiters.ts';

const applied = z.object({ marketplaceId: z.string(), service: z.string(), seq: z.int().positive() });

/**
 * Keeps what services say on the bus about the entries they have applied, so that whoever imposed a restriction sees
 * how far it has come. Notices may be lost; a later one covers them.
 */
export async function noteApplied({ ground, units }: Served<Context>): Promise<{ close(): Promise<void> }> {
  let open = true;
  const under = new Set<Promise<void>>();

  async function keep(message: string): Promise<void> {
    const read = applied.safeParse(JSON.parse(message));
    if (!read.success) throw read.error;
    const { marketplaceId, service, seq } = read.data;
    const session = systemSession(marketplaceId, `applied-${service}-${seq}`);
    await units.run(session, async ({ feed }) => {
      // A number we never gave would make every entry look applied.
      if (seq <= (await feed.head())) await feed.noteApplied(service, seq);
    });
    settleApplied(marketplaceId, seq);
  }

  await ground.bus.subscribe('applied', (message) => {
    if (!open) return;
    const work = keep(message)
      .catch((error: unknown) => {
        ground.log.warn({ err: error }, 'a notice of what was applied is lost');
      })
      .finally(() => under.delete(work));
    under.add(work);
  });

  return {
    async close() {
      open = false;
      await Promise.all(under);
    },
  };
}

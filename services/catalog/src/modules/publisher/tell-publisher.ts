import { publisherChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { toPublicState, type Publisher } from './publisher.ts';

/** Tells the other services what a publisher is now. */
export async function tellPublisher(
  ctx: Pick<Context, 'outbox' | 'publishers'>,
  publisher: Publisher,
): Promise<void> {
  const namespaces = await ctx.publishers.namespaces([publisher.id]);
  const members = await ctx.publishers.members([publisher.id]);
  const names = namespaces.map(({ name }) => name);
  const { id, rev } = publisher;
  await ctx.outbox.publish(
    publisherChanged,
    { type: 'publisher', id, rev },
    toPublicState(publisher, names, members),
  );
}

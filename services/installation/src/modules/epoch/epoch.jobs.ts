import { marketplaceCreated, marketplacePrepared, type MarketplaceState } from '@guildhall/schema';
import { onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';

/** A new marketplace gets its epoch row, and catalog learns that it has it. */
export const epochEvents = [
  onEvent<Context, MarketplaceState>(marketplaceCreated, {
    project: (ctx) => ctx.epochs.open(),
    act: (ctx, { id, rev }) =>
      ctx.outbox.publish(
        marketplacePrepared.installation,
        { type: 'marketplace', id, rev },
        { marketplaceId: id, service: 'installation' },
      ),
  }),
];

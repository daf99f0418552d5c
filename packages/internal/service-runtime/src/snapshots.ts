import { wrap, type Envelope, type Event } from '@guildhall/messaging';
import type { UnitContext } from './unit-of-work.ts';

export interface SnapshotRow<State> {
  id: string;
  rev: number;
  state: State;
}

/** How a service shows everything it owns of one kind, so that others can rebuild what they keep of it. */
export interface Snapshot<Context> {
  event: string;
  page(ctx: Context, after: string, limit: number): Promise<{ envelopes: Envelope[]; next: string | null }>;
}

/** Rows come in id order, each after `after`. */
export function snapshotOf<Context extends UnitContext, State>(
  event: Event<State>,
  read: (ctx: Context, after: string, limit: number) => Promise<SnapshotRow<State>[]>,
): Snapshot<Context> {
  return {
    event: event.name,
    async page(ctx, after, limit) {
      const { session } = ctx;
      const origin = {
        marketplaceId: session.marketplaceId,
        actorId: session.actorId,
        correlationId: session.requestId,
        causationId: null,
      };
      const rows = await read(ctx, after, limit);
      const type = event.name.split('.')[1] ?? event.name;
      return {
        envelopes: rows.map(({ id, rev, state }) => wrap(event, { type, id, rev }, state, origin)),
        next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
      };
    },
  };
}

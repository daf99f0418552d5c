import { systemSession } from '@guildhall/authz';
import {
  bury,
  envelope,
  type DeadReason,
  type Delivery,
  type Parcel,
  type RawSql,
} from '@guildhall/messaging';
import type { Logger } from 'pino';
import { Refused, type EventHandler, type TaskHandler } from './handlers.ts';
import { isTransient } from './transient.ts';
import type { Unit, UnitContext, UnitOfWork } from './unit-of-work.ts';

export interface Recipient<Context> {
  units: UnitOfWork<Context>;
  /** Opens units without a service's own context, to write dead letters. */
  bare: UnitOfWork<Unit<RawSql>>;
  events: ReadonlyMap<string, EventHandler<Context>>;
  tasks: ReadonlyMap<string, TaskHandler<Context>>;
  signal: AbortSignal;
  log: Logger;
}

/** Hands one delivery to its handler. When it returns the message is settled: handled, seen before, or buried. */
export async function deliver<Context extends UnitContext>(
  to: Recipient<Context>,
  delivery: Delivery,
): Promise<void> {
  const { parcel } = delivery;
  try {
    if (to.tasks.has(parcel.name)) await deliverTask(to, parcel);
    else await deliverEvent(to, parcel);
  } catch (error) {
    const reason = fate(error, delivery.last);
    if (!reason) {
      to.log.debug({ err: error, name: parcel.name, ...idsOf(parcel) }, 'a message is tried again');
      throw error;
    }
    await putAside(to, delivery, reason, error);
  }
}

async function deliverTask<Context>(to: Recipient<Context>, parcel: Parcel): Promise<void> {
  const session = systemSession(parcel.marketplaceId, `task-${parcel.producer}-${parcel.outboxId}`);
  await to.tasks.get(parcel.name)?.handle({ units: to.units, session, signal: to.signal }, parcel.body);
}

async function deliverEvent<Context extends UnitContext>(
  to: Recipient<Context>,
  parcel: Parcel,
): Promise<void> {
  const read = envelope.safeParse(parcel.body);
  if (!read.success) throw new Refused(`${parcel.name} is no envelope: ${read.error.message}`);
  const event = read.data;
  const handler = to.events.get(event.name);
  if (handler?.version !== event.version)
    throw new Unknown(`nobody here knows ${event.name}@${event.version}`);

  const session = systemSession(event.marketplaceId, event.correlationId);
  await to.units.run(
    session,
    async (ctx) => {
      // A second delivery finds its row and does nothing.
      if (await ctx.inbox.accept(event.id)) await handler.handle(ctx, event);
    },
    { causationId: event.id },
  );
}

/**
 * Null while the message may be tried again. One that failed for want of something else is never given up: its job
 * ends, and because nobody acknowledged it, it leaves its outbox again with growing patience.
 */
function fate(error: unknown, last: boolean): DeadReason | null {
  if (error instanceof Unknown) return 'PARKED';
  if (error instanceof Refused) return 'REFUSED';
  return last && !isTransient(error) ? 'EXHAUSTED' : null;
}

async function putAside<Context>(
  { bare, log }: Recipient<Context>,
  { queue, parcel }: Delivery,
  reason: DeadReason,
  error: unknown,
): Promise<void> {
  const { correlationId, ...ids } = idsOf(parcel);
  const session = systemSession(parcel.marketplaceId, correlationId);
  const text = error instanceof Error ? error.message : String(error);
  const message = { queue, name: parcel.name, reason, error: text, body: parcel.body };
  const id = await bare.run(session, (unit) => bury(unit.tx, parcel.marketplaceId, message));
  log.error(
    { deadLetter: id, queue, name: parcel.name, reason, error: text, correlationId, ...ids },
    'a message was put aside',
  );
}

/** By which a line of a log is found again: what the request was called that all this began with. */
function idsOf({ body, marketplaceId, producer, outboxId }: Parcel) {
  const { data: event } = envelope.safeParse(body);
  return {
    marketplaceId,
    correlationId: event?.correlationId ?? `task-${producer}-${outboxId}`,
    ...(event && { eventId: event.id }),
  };
}

/** Nobody here has heard of it, perhaps not yet: a rolling upgrade is under way. */
class Unknown extends Error {}

import { assertCan, assertWithin } from '@guildhall/authz';
import { ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { EmitHostEventInput } from '../../generated/graphql.ts';
import type { RunOrder } from '../../runtime/run-order.ts';
import { beginInvocation, type Beginning } from '../invocation/begin-invocation.ts';
import { queueInvocation } from '../invocation/queue-invocation.ts';
import { readEventContext } from './event-context.ts';
import { findHostEvent } from './host-event.ts';
import { listenersOf } from './listeners.ts';

/** One interceptor that was asked; without an invocation it may not answer, and `outcome` says why. */
export interface Asked {
  readonly installationId: string;
  readonly pluginId: string;
  readonly function: string;
  readonly invocationId: string | null;
}

/** What an event set going. It can be told again. */
export interface Emitted {
  readonly asked: readonly Asked[];
  readonly queued: number;
  readonly takesPatch: boolean;
}

/** Tells the functions that listen: interceptors are begun, for the caller to wait for; observers are queued. */
export async function emitHostEvent(
  ctx: Context,
  { scope, event: name, payload, context: said }: EmitHostEventInput,
): Promise<Result<{ emitted: Emitted; orders: RunOrder[] }>> {
  assertCan(ctx.session, 'function:invoke');
  const { host, organization, workspace } = scope;
  assertWithin(ctx.session, { host, organization, ...(workspace ? { workspace } : {}) });
  const event = await findHostEvent(ctx, host, name);
  if (!event.ok) return event;
  const context = readEventContext(said);
  if (!context.ok) return context;

  const place = { host, organization, workspace: workspace ?? null };
  const asked: Asked[] = [];
  const orders: RunOrder[] = [];
  let queued = 0;
  const listeners = await listenersOf(ctx, place, event.value, context.value);
  for (const { installation, functionName, mode, wallMs } of listeners) {
    const beginning: Beginning = {
      ...{ installation, functionName, cause: name, wallMs },
      trigger: 'EVENT',
      payload: payload ?? null,
    };
    if (mode === 'observe') {
      if ((await queueInvocation(ctx, beginning)).ok) queued += 1;
      continue;
    }
    const begun = await beginInvocation(ctx, { ...beginning, keepsValue: true });
    if (begun.ok) orders.push(begun.value.order);
    const invocationId = begun.ok ? begun.value.invocation.id : null;
    const { id: installationId, pluginId } = installation;
    asked.push({ installationId, pluginId, function: functionName, invocationId });
  }
  return ok({ emitted: { asked, queued, takesPatch: event.value.patch !== undefined }, orders });
}

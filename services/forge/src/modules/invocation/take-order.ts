import { functionsOf } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import { orderOf } from '../../runtime/order-of.ts';
import type { RunOrder } from '../../runtime/run-order.ts';
import { permitOf } from '../installation/permit.ts';
import { unrun, type InvocationRow } from './invocation.ts';
import { INVOCATION_LOST, LOST_AFTER_MS } from './lost.ts';

/** Begins what waits; null when it was begun before, or may not run any more, which is noted. */
export async function takeOrder(ctx: Context, invocationId: string): Promise<RunOrder | null> {
  const invocation = await ctx.invocations.find(invocationId);
  if (invocation?.state !== 'QUEUED') return null;
  const begun = await ctx.invocations.begin(invocationId, ctx.now);
  if (!begun) return null;
  const order = await permitted(ctx, invocation, begun.payload);
  if (typeof order !== 'string') {
    await ctx.due.schedule(INVOCATION_LOST, invocationId, 1, new Date(ctx.now.getTime() + LOST_AFTER_MS));
    return order;
  }
  await ctx.invocations.finish(invocationId, unrun('REFUSED', order), undefined, ctx.now);
  return null;
}

/** The order, or why there is none. */
async function permitted(
  ctx: Context,
  invocation: InvocationRow,
  payload: unknown,
): Promise<RunOrder | string> {
  const installation = await ctx.installations.find(invocation.installationId);
  if (!installation) return 'The installation is gone.';
  const permit = await permitOf(ctx, installation);
  if (!permit.ok) return permit.error.message;
  const declared = functionsOf(permit.value.manifest).find(({ name }) => name === invocation.function);
  if (!declared) return `The version that runs now has no function "${invocation.function}".`;
  return orderOf(ctx, { invocation, permit: permit.value, declared, payload });
}

import { hostChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { hostState, type Host } from './host.ts';

/** Writes down and tells what happened to a host. */
export async function tellHost(ctx: Context, host: Host, action: string, detail: object = {}): Promise<void> {
  const { id, rev, key } = host;
  await ctx.audit.write({ action, subject: { type: 'host', id, rev }, detail: { key, ...detail } });
  await ctx.outbox.publish(hostChanged, { type: 'host', id, rev }, hostState(host));
}

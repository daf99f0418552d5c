import { hostChanged, surfacePublished } from '@guildhall/schema';
import { snapshotOf } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { hostState, surfaceState } from './host.ts';

/** Everything others may know of hosts, for rebuilding what they keep. */
export const hostSnapshots = [
  snapshotOf(hostChanged, async (ctx: Context, after, limit) => {
    const hosts = await ctx.hosts.list(after, limit);
    return hosts.map((host) => ({ id: host.id, rev: host.rev, state: hostState(host) }));
  }),
  snapshotOf(surfacePublished, async (ctx: Context, after, limit) => {
    const rows = await ctx.hosts.surfacePage(after, limit);
    return rows.map(({ host, surface }) => ({
      ...{ id: `${host.id}/${surface.rev}`, rev: surface.rev, state: surfaceState(host, surface) },
    }));
  }),
];

import { installable } from '@guildhall/availability';
import { channelMoved } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { must } from '../../must.ts';
import { fitsSurfaces } from '../installation/fits-surfaces.ts';
import { recordTransition } from '../timeline/record-transition.ts';
import { highest } from '../version/version-string.ts';
import type { OfferedVersion } from '../version/version.repository.ts';
import { subjectOf } from '../version/version.ts';
import { channelId, toPublicState, type Channel } from './channel.ts';
import { moveListing } from './move-listing.ts';
import type { Plugin } from './plugin.ts';

/**
 * Points every channel of a plugin to its highest installable version, or to nothing (I15), and lists the plugin
 * while there is one to install (I6).
 *
 * The plugin's row is locked before restrictions and versions are read: of a publication and a restriction at the same
 * time, the second to come sees the first.
 */
export async function refreshAvailability(ctx: Context, pluginId: string): Promise<void> {
  const plugin = await ctx.plugins.lock(pluginId);
  if (!plugin) return;
  const offered = await ctx.versions.offeredBy(pluginId);
  const restrictions = await ctx.restrictions.about(targetsOf(plugin, offered));
  const surfaces = await ctx.surfaces.all();
  const may = (purpose: 'install' | 'update') => (version: OfferedVersion) =>
    installable({
      version: { state: 'PUBLISHED' },
      listingState: plugin.listingState,
      compatible: fitsSurfaces(version.surfaces, surfaces),
      ruleAllows: true,
      restrictions,
      subject: subjectOf(version),
      now: ctx.now,
      directLink: true,
      purpose,
    }).ok;

  for (const channel of await ctx.channels.of([pluginId])) {
    const candidates = offered.filter((version) => version.channel === channel.name);
    await pointTo(ctx, channel, highest(candidates.filter(may('update')))?.id ?? null);
  }
  await listOrUnlist(ctx, plugin, offered.some(may('install')));
}

function targetsOf({ id, publisherId }: Plugin, offered: readonly OfferedVersion[]): string[] {
  return [
    id,
    publisherId,
    ...offered.flatMap((version) => [version.id, version.releaseDigest ?? version.id]),
  ];
}

async function pointTo(ctx: Context, channel: Channel, versionId: string | null): Promise<void> {
  if (channel.versionId === versionId) return;
  const moved = await ctx.channels.move(channel, versionId);
  if (!moved) throw new Error(`channel ${channelId(channel)} moved while its plugin was locked`);
  const id = channelId(moved);
  const { rev } = moved;
  await recordTransition(ctx, 'channel', {
    subjectId: id,
    rev,
    event: 'move',
    from: channel.versionId,
    to: versionId ?? 'nothing',
    by: 'system',
  });
  await ctx.outbox.publish(channelMoved, { type: 'channel', id, rev }, toPublicState(moved));
}

async function listOrUnlist(ctx: Context, plugin: Plugin, installableNow: boolean): Promise<void> {
  if (plugin.listingState === 'READY' && installableNow)
    must(
      await moveListing(ctx, plugin, {
        event: 'list',
        by: 'system',
        changes: { firstListedAt: plugin.firstListedAt ?? ctx.now },
      }),
    );
  if (plugin.listingState === 'LISTED' && !installableNow)
    must(await moveListing(ctx, plugin, { event: 'unlist', by: 'system' }));
}

import type { Context } from '../../context.ts';
import type { VersionState } from '../version/version-lifecycle.ts';
import type { Version } from '../version/version.ts';
import type { Plugin } from './plugin.ts';

/** States in which everybody may know of a version. */
export const PUBLIC_STATES: readonly VersionState[] = ['PUBLISHED', 'YANKED'];

/**
 * The plugin, if the caller may know of it. Once it was listed everybody may: who installed it still reads its name
 * when it is suspended; search no longer shows it.
 */
export async function seePlugin(ctx: Context, plugin: Plugin | null): Promise<Plugin | null> {
  if (!plugin) return null;
  const known = plugin.firstListedAt !== null && plugin.listingState !== 'DELETED';
  return known || (await ctx.memberships.insider(plugin.publisherId)) ? plugin : null;
}

/** The version, if the caller may know of it. */
export async function seeVersion(ctx: Context, version: Version | null): Promise<Version | null> {
  if (!version) return null;
  if (await ctx.memberships.insider(version.publisherId)) return version;
  if (!PUBLIC_STATES.includes(version.state)) return null;
  return (await seePlugin(ctx, await ctx.loaders.plugins.load(version.pluginId))) && version;
}

/** Null when the caller may know of versions in any state. */
export async function statesToSee(
  ctx: Context,
  publisherId: string,
): Promise<readonly VersionState[] | null> {
  return (await ctx.memberships.insider(publisherId)) ? null : PUBLIC_STATES;
}

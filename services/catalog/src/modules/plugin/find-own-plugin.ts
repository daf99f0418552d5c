import { notFound, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Plugin } from './plugin.ts';

/** The plugin as a member of its publisher may change it; for everybody else there is none. */
export async function findOwnPlugin(
  ctx: Context,
  input: { pluginId: string; expectedRev?: number | null | undefined },
): Promise<Result<Plugin>> {
  const plugin = await ctx.plugins.lock(input.pluginId);
  if (!plugin || !(await ctx.memberships.mayActOn(plugin))) return notFound('plugin', ['pluginId']);
  return asExpected('plugin', plugin, input);
}

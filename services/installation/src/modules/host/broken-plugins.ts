import { validateAgainstSurface, type Surface } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import type { Host } from './host.ts';

/** Plugins in use in a host that fit its surface now and would no longer fit the next. */
export async function brokenPlugins(
  ctx: Pick<Context, 'catalog' | 'installations'>,
  { key }: Host,
  current: Surface | null,
  next: Surface,
): Promise<{ name: string; problem: string }[]> {
  const ids = await ctx.installations.versionsInUse(key);
  const versions = await ctx.catalog.versions(ids);
  return versions.flatMap(({ pluginName, versionString, manifest }) => {
    const [problem] = validateAgainstSurface(manifest, key, next);
    const fits = current !== null && validateAgainstSurface(manifest, key, current).length === 0;
    return problem && fits ? [{ name: `${pluginName} ${versionString}`, problem: problem.message }] : [];
  });
}

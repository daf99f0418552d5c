import type { Context } from '../../context.ts';
import { affectedPackages } from '../package/affected-packages.ts';
import type { VersionAdvisory } from './advisory.ts';
import type { ReadEntry } from './read-entries.ts';

/**
 * Holds every version that is known against entries that have just come in; the number of published ones that are newly
 * affected. What they were decided on stays as it was: whether a version is stopped is a person's restriction.
 */
export async function recheckVersions(
  ctx: Pick<Context, 'versionPackages' | 'versionAdvisories' | 'audit' | 'now'>,
  entries: readonly ReadEntry[],
): Promise<number> {
  const inForce = entries.filter(({ withdrawn }) => !withdrawn);
  const packages = await ctx.versionPackages.named([...new Set(inForce.flatMap((one) => one.packages))]);
  const byName = new Map<string, ReadEntry[]>();
  for (const entry of inForce)
    for (const name of entry.packages) byName.set(name, [...(byName.get(name) ?? []), entry]);

  const rows = packages.flatMap((one) =>
    affectedPackages(
      [one],
      (byName.get(one.name) ?? []).map(({ entry }) => entry),
    ).map(
      ({
        package: { versionId, name, version, bundled },
        advisoryId,
        severity,
        fixedIn,
      }): VersionAdvisory => ({
        ...{ versionId, advisoryId, name, version, severity, fixedIn, bundled },
      }),
    ),
  );
  const fresh = await ctx.versionAdvisories.replaceOf(
    entries.map(({ id }) => id),
    rows,
    ctx.now,
  );
  const byVersion = Map.groupBy(fresh, ({ versionId }) => versionId);
  const published = await ctx.versionAdvisories.published([...byVersion.keys()]);
  for (const [id, found] of byVersion) {
    if (!published.has(id)) continue;
    const advisories = found
      .slice(0, 50)
      .map(({ advisoryId, name, version }) => ({ advisoryId, name, version }));
    await ctx.audit.write({
      action: 'version.affected',
      subject: { type: 'version', id },
      detail: { advisories },
    });
  }
  return published.size;
}

import { versionAffected, type VersionAffectedState } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { SEVERITIES } from '../finding/finding.ts';
import { affectedPackages } from '../package/affected-packages.ts';
import type { VersionAdvisory } from './advisory.ts';
import type { ReadEntry } from './read-entries.ts';

/**
 * Holds every version that is known against entries that have just come in; the number of published ones that are newly
 * affected, of each of which governance is told. What they were decided on stays as it was: whether a version is stopped
 * is a person's restriction.
 */
export async function recheckVersions(
  ctx: Pick<Context, 'versionPackages' | 'versionAdvisories' | 'audit' | 'outbox' | 'now'>,
  entries: readonly ReadEntry[],
  importNumber: number,
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
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
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
    const state = affectedState(id, found, byId, importNumber);
    await ctx.outbox.publish(versionAffected, { type: 'versionAdvisories', id, rev: importNumber }, state);
  }
  return published.size;
}

/** Of one version; the rest is counted. */
const MOST_NAMED = 10;

function affectedState(
  versionId: string,
  found: readonly VersionAdvisory[],
  byId: ReadonlyMap<string, ReadEntry>,
  rev: number,
): VersionAffectedState {
  const rank = ({ advisoryId, severity }: VersionAdvisory) =>
    byId.get(advisoryId)?.malicious ? -1 : SEVERITIES.indexOf(severity);
  const named = found.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_NAMED);
  return {
    versionId,
    advisories: named.map(({ advisoryId, name, version, severity, fixedIn }) => ({
      ...{ id: advisoryId, package: `${name}@${version}`, severity, fixedIn },
      malicious: byId.get(advisoryId)?.malicious ?? false,
      summary: byId.get(advisoryId)?.summary?.slice(0, 300) ?? null,
    })),
    more: found.length - named.length,
    rev,
  };
}

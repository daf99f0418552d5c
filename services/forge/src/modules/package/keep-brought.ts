import type { Context } from '../../context.ts';
import type { PinnedPackage } from '../../inspection/jobs.ts';
import type { Affected } from './affected-packages.ts';
import type { LookedAt } from './look-at-packages.ts';

/** All that came along with a version. */
export interface Brought {
  pinned: readonly PinnedPackage[];
  seen: readonly LookedAt[];
  affected: readonly Affected[];
}

/** Writes down what a version is made of, so that an advisory that comes later finds it. */
export async function keepBrought(
  ctx: Pick<Context, 'versionPackages' | 'versionAdvisories' | 'now'>,
  versionId: string,
  { pinned, seen, affected }: Brought,
): Promise<void> {
  const inside = new Map(seen.map((one) => [`${one.name}@${one.version}`, one.report.licence]));
  const packages = pinned.map(({ name, version }) => ({
    ...{ name, version },
    bundled: inside.has(`${name}@${version}`),
    licence: inside.get(`${name}@${version}`) ?? null,
  }));
  await ctx.versionPackages.replace(versionId, packages);
  const bundled = new Set(packages.filter((one) => one.bundled).map((one) => `${one.name}@${one.version}`));
  await ctx.versionAdvisories.replace(
    versionId,
    affected.map(({ package: { name, version }, advisoryId, severity, fixedIn }) => ({
      ...{ versionId, advisoryId, name, version, severity, fixedIn },
      bundled: bundled.has(`${name}@${version}`),
    })),
    ctx.now,
  );
}

import { installedVersions } from '../packages/installed-versions.ts';
import type { PackageContext } from '../rule.ts';
import type { OsvEntry } from './advisory.ts';
import { fixedIn, isAffected } from './is-affected.ts';
import { severityOfAdvisory } from './severity-of-advisory.ts';

/** Reports the advisories of one kind that cover what is installed. */
export function judgeAdvisories(
  { packageFile, files, options, report }: PackageContext,
  concerns: (entry: OsvEntry) => boolean,
): void {
  const { advisories } = options;
  if (!advisories) return;
  for (const { name, version, file } of installedVersions(packageFile, files)) {
    // Databases import each other's entries: one weakness is told once.
    const told = new Set<string>();
    for (const entry of advisories.of(name)) {
      if (!concerns(entry) || !isAffected(entry, name, version)) continue;
      const ids = [entry.id, ...(entry.aliases ?? [])];
      if (ids.some((id) => told.has(id))) continue;
      for (const id of ids) told.add(id);
      const fixed = fixedIn(entry, name, version);
      report(file, `"${name}"`, {
        severity: severityOfAdvisory(entry),
        message: `${name} ${version} is affected by ${entry.id}${entry.summary ? `: ${entry.summary.slice(0, 120)}` : ''}${fixed === null ? '' : ` (fixed in ${fixed})`}.`,
      });
    }
  }
}

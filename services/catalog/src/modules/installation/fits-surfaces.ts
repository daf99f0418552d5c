import semver from 'semver';

/**
 * Whether a release still fits some host: it was checked against a surface whose major version is the current one.
 * A host we have not heard of is given the benefit of the doubt: installation asks again, of the host it is about.
 */
export function fitsSurfaces(
  checked: readonly { hostKey: string; version: string }[],
  current: ReadonlyMap<string, string>,
): boolean {
  if (checked.length === 0) return true;
  return checked.some(({ hostKey, version }) => {
    const now = current.get(hostKey);
    return now === undefined || semver.parse(now)?.major === semver.parse(version)?.major;
  });
}

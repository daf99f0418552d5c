import type { BuildError } from '../build/build.ts';
import { fetchPackage, type PackageReference } from './fetch-package.ts';
import { lockError } from './lock-error.ts';
import type { PackageCache } from './package-cache.ts';
import type { Registries } from './registries.ts';

const AT_ONCE = 6;

/** Brings packages into the cache. Returns what a developer has to repair; throws RegistryUnavailable. */
export async function fetchPackages(
  wanted: readonly PackageReference[],
  { cache, registries, signal }: FetchGround,
): Promise<BuildError[]> {
  const errors: BuildError[] = [];
  const waiting = [...wanted];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const fetched = await fetchPackage(next, registries, signal);
      if (fetched.ok) await cache.write(next.integrity, fetched.value);
      else errors.push(lockError('PACKAGE_NOT_FETCHED', fetched.error, 'package.json'));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return errors.sort((a, b) => (a.message < b.message ? -1 : 1));
}

export interface FetchGround {
  readonly cache: PackageCache;
  readonly registries: Registries;
  readonly signal?: AbortSignal | undefined;
}

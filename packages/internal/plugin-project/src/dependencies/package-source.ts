import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PackageSource } from './build-with-packages.ts';
import { openPackageCache } from './package-cache.ts';
import { configuredRegistries } from './registries.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Packages from the configured registry, kept in `GUILDHALL_PACKAGE_CACHE` or the user's own cache folder. */
export function packageSource(environment: Environment): PackageSource {
  const cacheFolder = environment['GUILDHALL_PACKAGE_CACHE'] ?? defaultFolder(environment);
  let registries: ReturnType<typeof configuredRegistries> | undefined;
  return {
    cacheFolder,
    cache: openPackageCache(cacheFolder),
    registries: () => (registries ??= configuredRegistries(environment)),
  };
}

function defaultFolder(environment: Environment): string {
  const base = environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(base, 'guildhall', 'packages');
}

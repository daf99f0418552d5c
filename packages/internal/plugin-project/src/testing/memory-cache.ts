import type { PackageCache } from '../dependencies/package-cache.ts';
import type { PublishedPackage } from './build-package.ts';

/** A cache in memory that already holds these packages. */
export function memoryCache(packages: readonly PublishedPackage[] = []): PackageCache {
  const held = new Map(packages.map(({ integrity, tarball }) => [integrity, tarball]));
  return {
    read: (integrity) => Promise.resolve(held.get(integrity)),
    write(integrity, bytes) {
      held.set(integrity, bytes);
      return Promise.resolve();
    },
  };
}

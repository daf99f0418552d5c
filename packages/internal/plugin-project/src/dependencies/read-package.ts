import { err, type Result } from '@guildhall/kernel';
import type { PackageReference } from './fetch-package.ts';
import type { PackageCache } from './package-cache.ts';
import { unpackPackage } from './unpack-package.ts';

/** The files of a package that is in the cache, by path. The error is a sentence. */
export async function readPackage(
  cache: PackageCache,
  { name, version, integrity }: PackageReference,
): Promise<Result<ReadonlyMap<string, Uint8Array>, string>> {
  const tarball = await cache.read(integrity);
  if (!tarball) return err(`"${name}" ${version} is not in the cache.`);
  const unpacked = await unpackPackage(tarball, { name, version });
  return unpacked.ok ? { ok: true, value: unpacked.value.files } : unpacked;
}

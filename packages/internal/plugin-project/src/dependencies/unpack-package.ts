import { err, jsonOf, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { readPublished } from '../archive/read-archive.ts';
import type { LockedPackage } from './dependency-graph.ts';

/** What a package says about its modules, as far as a bundler asks. */
const manifest = z.looseObject({
  name: z.string(),
  version: z.string(),
  main: z.string().optional().catch(undefined),
  module: z.string().optional().catch(undefined),
  browser: z
    .union([z.string(), z.record(z.string(), z.union([z.string(), z.literal(false)]))])
    .optional()
    .catch(undefined),
  sideEffects: z
    .union([z.boolean(), z.array(z.string())])
    .optional()
    .catch(undefined),
});
export type PackageManifest = z.infer<typeof manifest>;

/** A package in memory: never written out, never run. */
export interface UnpackedPackage {
  readonly manifest: PackageManifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Opens a tarball and checks that it is what the lockfile calls it. The error is a sentence. */
export async function unpackPackage(
  tarball: Uint8Array,
  { name, version }: Pick<LockedPackage, 'name' | 'version'>,
): Promise<Result<UnpackedPackage, string>> {
  const archive = await readPublished(tarball);
  if (!archive.ok) return err(`"${name}" ${version} cannot be unpacked: ${archive.error.message}`);
  const told = manifest.safeParse(jsonOf(new TextDecoder().decode(archive.value.get('package.json'))));
  if (!told.success) return err(`"${name}" ${version} has no readable package.json.`);
  if (told.data.name !== name || told.data.version.replace(/^[=v]+/u, '') !== version) {
    return err(
      `The lockfile calls a package "${name}" ${version}, but it calls itself "${told.data.name}" ${told.data.version}. Nobody should be fooled by that: pin it under its own name.`,
    );
  }
  return ok({ manifest: told.data, files: archive.value });
}

import { createHash } from 'node:crypto';
import { packArchive } from '../archive/pack-archive.ts';
import { buildFiles } from './build-files.ts';

/** A package as a registry has it. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly tarball: Uint8Array;
  readonly integrity: string;
}

/** Packs a package from texts; package.json is made from the name, the version and `fields`. */
export async function buildPackage(
  name: string,
  version: string,
  texts: Readonly<Record<string, string>>,
  fields: object = {},
): Promise<PublishedPackage> {
  const manifest = JSON.stringify({ name, version, ...fields });
  const tarball = await packArchive(buildFiles({ 'package.json': manifest, ...texts }));
  return { name, version, tarball, integrity: integrityOf(tarball) };
}

export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

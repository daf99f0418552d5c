import type { Contribution, Manifest } from '@guildhall/manifest';

/** A version that was released: what installations lock and the resolver shows. */
export interface ReleasedVersion {
  id: string;
  pluginId: string;
  pluginName: string;
  publisherId: string;
  versionString: string;
  /** Plain text: a newer catalog may know more states than we do. */
  state: string;
  releaseDigest: string;
  manifestDigest: string;
  permissionDigest: string;
  manifest: Manifest;
  bundles: CodeFile[];
}

/** A code file of a release. */
export interface CodeFile {
  name: string;
  sha256: string;
}

/** What a version needs and what it may ask for, by name. */
export interface Asks {
  required: Names;
  optional: Names;
}

export interface Names {
  permissions: readonly string[];
  origins: readonly string[];
}

/** A released version as it is taken apart on arrival, so that resolving parses nothing. */
export interface Release {
  releaseDigest: string;
  manifestDigest: string;
  permissionDigest: string;
  manifest: Manifest;
  contributions: Contribution[];
  asks: Asks;
  /** The code that a page loads; null for a release without any. */
  bundle: { sha256: string; bytes: number } | null;
  bundles: CodeFile[];
}

export function asksOf({ permissions, origins }: Manifest): Asks {
  const names = (list: 'required' | 'optional'): Names => ({
    permissions: permissions[list].map(({ name }) => name),
    origins: origins[list].map(({ origin }) => origin),
  });
  return { required: names('required'), optional: names('optional') };
}

/** Whether an installation of it needs nobody's consent. */
export function asksNothing({ required, optional }: Asks): boolean {
  return [required, optional].every(({ permissions, origins }) => permissions.length + origins.length === 0);
}

import type { BundleReference, Contribution } from '../contribution.ts';
import type { HostScope } from '../host.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import type { StatementKind } from './verify-statement.ts';

/** What may run for an installation, as the service that owns installations signed it. */
export interface SignedManifest {
  readonly marketplaceId: string;
  readonly installationId: string;
  readonly host: string;
  readonly organization: string;
  /** Null for the whole organization. */
  readonly workspace: string | null;
  readonly pluginId: string;
  readonly versionId: string;
  readonly releaseDigest: string;
  readonly bundles: readonly Pick<BundleReference & { name: string }, 'name' | 'sha256'>[];
  /** Permissions and origins. */
  readonly grants: readonly string[];
  readonly rev: number;
}

export const SIGNED_MANIFEST: StatementKind = {
  by: 'installation',
  audience: 'guildhall-installation+jwt',
  typ: 'guildhall-installation+jwt',
};

/** The name under which a release holds its code for pages. */
const PAGE_BUNDLE = 'ui.js';

/** Reads the body of a signed manifest; null when it says something else. */
export function parseSignedManifest(body: Record<string, unknown>): SignedManifest | null {
  const { marketplaceId, installationId, host, organization, pluginId, versionId, releaseDigest, rev } = body;
  const texts = { marketplaceId, installationId, host, organization, pluginId, versionId, releaseDigest };
  const grants = isPlainObject(body.grants) ? [body.grants.permissions, body.grants.origins].flat() : [null];
  const bundles: readonly unknown[] = Array.isArray(body.bundles) ? body.bundles : [null];
  if (!areTexts(texts) || !grants.every(isText) || !bundles.every(isBundle)) return null;
  if (typeof rev !== 'number') return null;
  return { ...texts, rev, grants, bundles, workspace: isText(body.workspace) ? body.workspace : null };
}

/** Why a signed manifest does not let a contribution run at a place, going on after "it"; null when it does. */
export function whyNotCovered(
  manifest: SignedManifest,
  contribution: Contribution,
  { host, organization, workspace }: HostScope,
): string | null {
  const { bundle, grants } = contribution;
  const same = (...names: readonly (keyof SignedManifest & keyof Contribution)[]): boolean =>
    names.every((name) => manifest[name] === contribution[name]);
  const here =
    manifest.host === host &&
    manifest.organization === organization &&
    (manifest.workspace === null || manifest.workspace === workspace);
  const code = ({ name, sha256 }: SignedManifest['bundles'][number]): boolean =>
    name === PAGE_BUNDLE && sha256 === bundle?.sha256.toLowerCase();
  if (!here || !same('installationId')) return 'was signed for another place';
  if (!same('pluginId', 'versionId', 'releaseDigest')) return 'was signed for another release';
  if (bundle && !manifest.bundles.some(code)) return 'was signed for other code';
  const beyond = grants.find((grant) => !manifest.grants.includes(grant));
  return beyond === undefined ? null : `does not grant ${beyond}`;
}

function areTexts<Name extends string>(fields: Record<Name, unknown>): fields is Record<Name, string> {
  return Object.values(fields).every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isBundle(value: unknown): value is SignedManifest['bundles'][number] {
  return isPlainObject(value) && isText(value.name) && isText(value.sha256);
}

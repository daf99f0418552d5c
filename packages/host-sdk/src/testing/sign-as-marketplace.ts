import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Contribution } from '../contribution.ts';
import type { HostScope } from '../host.ts';
import type { FeedEntry } from '../restrictions/feed-entry.ts';
import { parsePublicKeys, type PublicKey } from '../trust/public-key.ts';

/** What a signed manifest says beyond its contribution. */
export interface ManifestPlace extends HostScope {
  readonly rev?: number;
}

type Covered = Pick<
  Contribution,
  'installationId' | 'pluginId' | 'versionId' | 'releaseDigest' | 'grants' | 'bundle'
>;

/** Signs what a marketplace's services would. For tests and stand-ins; the keys are its own. */
export interface TestMarketplace {
  readonly id: string;
  readonly keys: readonly PublicKey[];
  /** An entry as gateways hand it out. */
  entry(entry: FeedEntry): FeedEntry & { readonly jws: string };
  manifest(covered: Covered, place: ManifestPlace): string;
  /** Any statement, for the ones that are wrong. */
  sign(kid: 'governance' | 'installation' | 'forge', body: object, typ?: string): string;
}

const MANIFEST = 'guildhall-installation+jwt';

export function signAsMarketplace(id = 'mkt_1'): TestMarketplace {
  const pairs = {
    governance: generateKeyPairSync('ed25519'),
    installation: generateKeyPairSync('ed25519'),
    forge: generateKeyPairSync('ed25519'),
  };

  const sign: TestMarketplace['sign'] = (kid, body, typ) =>
    compactJws({ alg: 'EdDSA', kid, ...(typ === undefined ? {} : { typ }) }, body, pairs[kid].privateKey);

  return {
    id,
    sign,
    keys: parsePublicKeys({
      keys: Object.entries(pairs).map(([kid, { publicKey }]) => ({
        ...publicKey.export({ format: 'jwk' }),
        kid,
      })),
    }),
    entry(entry) {
      const { targets, ...restriction } = entry.restriction;
      const body = { ...entry, restriction: { ...restriction, target: targets[0] }, aud: 'feed' };
      return { ...entry, jws: sign('governance', body) };
    },
    manifest({ grants, bundle, installationId, pluginId, versionId, releaseDigest }, { rev = 1, ...place }) {
      const bundles = bundle ? [{ name: 'ui.js', sha256: bundle.sha256 }] : [];
      const isOrigin = (name: string) => name.startsWith('https://');
      const permissions = grants.filter((name) => !isOrigin(name));
      const body = {
        ...{ iss: 'installation', aud: MANIFEST, marketplaceId: id, installationId, pluginId, versionId },
        ...{ host: place.host, organization: place.organization, workspace: place.workspace },
        ...{ releaseDigest, manifestDigest: 'm1', bundles, rev, iat: 0 },
        grants: { permissions, origins: grants.filter(isOrigin) },
      };
      return sign('installation', body, MANIFEST);
    },
  };
}

function compactJws(header: object, body: object, key: KeyObject): string {
  const text = [header, body]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
}

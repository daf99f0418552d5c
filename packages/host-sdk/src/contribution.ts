import type { WhenNode } from '@guildhall/when-clause';
import type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';

/** Where a plugin's code is, and what it must hash to. */
export interface BundleReference {
  readonly url: string;
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/** One thing a plugin adds to the host, as the marketplace resolved it for this scope. */
export interface Contribution {
  /** Unique within the plugin. */
  readonly key: string;
  readonly installationId: string;
  readonly pluginId: string;
  readonly pluginName: string;
  readonly versionId: string;
  readonly publisherId: string;
  readonly releaseDigest: string;
  /** `crm.contact.sidebar@1`; null for commands, events and settings. */
  readonly extensionPoint: string | null;
  /** view, panel, page, command, menu, event or settings; later kinds are passed through. */
  readonly kind: string;
  readonly title: string | null;
  readonly module: string | null;
  readonly handler: string | null;
  readonly when: WhenNode | null;
  readonly order: number;
  readonly detail: Json;
  readonly bundle: BundleReference | null;
  readonly grants: readonly string[];
  /** What may run here, signed by the owner of installations; nothing is started that is not in it. */
  readonly signedManifest: string | null;
  readonly settings: JsonObject;
  /** True when a restriction warns about this plugin without stopping it. */
  readonly warned: boolean;
}

/** What `resolveContributions` answers. */
export interface Resolution {
  readonly etag: string;
  /** The restriction feed position this answer has applied. */
  readonly feedSeq: number;
  readonly epoch: number;
  /** ISO time after which the answer must be fetched again; null when nothing in it expires. */
  readonly validUntil: string | null;
  readonly contributions: readonly Contribution[];
}

import type { Subject } from '@guildhall/availability';
import type { InstallationState } from '@guildhall/schema';
import type { Place } from '../place/place.ts';
import type { InstallationStateName } from './installation-lifecycle.ts';
import type { Lock } from './lock.ts';

/** A plugin at a place. */
export interface Installation {
  id: string;
  pluginId: string;
  publisherId: string;
  place: Place;
  state: InstallationStateName;
  /** The version it runs; null until the first consent. */
  lock: Lock | null;
  /** The version that waits for consent. */
  pendingVersionId: string | null;
  grants: Grants;
  settings: Record<string, unknown>;
  secrets: readonly SealedSecret[];
  /** A compact JWS over what may run; null while nothing may. */
  signedManifest: string | null;
  installedAt: Date;
  rev: number;
}

/** A value that only Forge can read. */
export interface SealedSecret {
  name: string;
  jwe: string;
  setBy: string;
  setAt: Date;
}

/** What people gave; independent of the version that runs. */
export interface Grants {
  permissions: readonly string[];
  origins: readonly string[];
}

/** What everybody but us may know of an installation. */
export function toPublicState(installation: Installation): InstallationState {
  const { id, pluginId, publisherId, place, state, lock, grants, settings, signedManifest, rev } =
    installation;
  return {
    ...{ id, pluginId, publisherId, ...place, state, settings, signedManifest, rev },
    ...{ versionId: lock?.versionId ?? null, releaseDigest: lock?.releaseDigest ?? null },
    grants: { permissions: [...grants.permissions], origins: [...grants.origins] },
    bundles: [...(lock?.bundles ?? [])],
    secrets: installation.secrets.map(({ name, jwe }) => ({ name, jwe })),
  };
}

/** The running version as restrictions see it. */
export function subjectOf({ pluginId, publisherId }: Installation, lock: Lock): Subject {
  const { versionId, releaseDigest } = lock;
  return { versionId, releaseDigest, pluginId, publisherId };
}

import type { AskedFor, Manifest, Surface } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import type { ReleasedVersion } from '../catalog/version.ts';
import type { Installation } from './installation.ts';
import { classOfMove } from './move-decision.ts';

/** What a consent screen shows: the host's words for each permission, the publisher's for its purpose. */
export interface ConsentScreen {
  version: { id: string };
  versionString: string;
  permissionDigest: string;
  changeClass: string;
  permissions: ConsentPermission[];
  origins: ConsentOrigin[];
}

export interface ConsentPermission {
  name: string;
  title: string;
  description: string;
  sensitivity: string;
  purpose: string;
  required: boolean;
  added: boolean;
}

export interface ConsentOrigin {
  origin: string;
  purpose: string;
  userData: boolean;
  required: boolean;
  added: boolean;
}

/** The screen for the version that waits for consent; null when none waits. */
export async function pendingUpdateOf(
  ctx: Pick<Context, 'load'>,
  { pendingVersionId, lock, place }: Installation,
): Promise<ConsentScreen | null> {
  if (!pendingVersionId) return null;
  const [next, current, surface] = await Promise.all([
    ctx.load.version.load(pendingVersionId),
    lock ? ctx.load.version.load(lock.versionId) : null,
    ctx.load.surface.load(place.host),
  ]);
  return next && consentScreen(next, current, surface?.body ?? null);
}

export function consentScreen(
  next: ReleasedVersion,
  current: ReleasedVersion | null,
  surface: Surface | null,
): ConsentScreen {
  const { id, versionString, permissionDigest, manifest } = next;
  return {
    ...{ version: { id }, versionString, permissionDigest, changeClass: classOfMove(current, next) },
    permissions: permissionsOf(manifest, current?.manifest ?? null, surface),
    origins: originsOf(manifest, current?.manifest ?? null),
  };
}

function permissionsOf(
  next: Manifest,
  current: Manifest | null,
  surface: Surface | null,
): ConsentPermission[] {
  const known = new Map(surface?.permissions.map((permission) => [permission.name, permission]));
  const before = new Set(listed(current?.permissions).map(({ entry }) => entry.name));
  return listed(next.permissions).map(({ entry: { name, purpose }, required }) => {
    const words = known.get(name);
    const { title = name, description = '', sensitivity = 'high' } = words ?? {};
    return { name, title, description, sensitivity, purpose, required, added: !before.has(name) };
  });
}

function originsOf(next: Manifest, current: Manifest | null): ConsentOrigin[] {
  const before = new Set(listed(current?.origins).map(({ entry }) => entry.origin));
  return listed(next.origins).map(({ entry, required }) => {
    const { origin, purpose, userData } = entry;
    return { origin, purpose, userData, required, added: !before.has(origin) };
  });
}

function listed<Request>(asked: AskedFor<Request> | undefined): { entry: Request; required: boolean }[] {
  const { required = [], optional = [] } = asked ?? {};
  return [
    ...required.map((entry) => ({ entry, required: true })),
    ...optional.map((entry) => ({ entry, required: false })),
  ];
}

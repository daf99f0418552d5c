import type { Permission } from './permissions.ts';
import type { HostScope, Session } from './session.ts';

/** Refuses what the caller may not do. */
export function assertCan(session: Session, permission: Permission): void {
  if (!can(session, permission)) throw new Forbidden(`This needs the permission ${permission}.`);
}

export function can(session: Session, permission: Permission): boolean {
  return session.permissions.includes(permission);
}

/** Refuses a place in a host that the caller's token does not cover. Callers bound to no host reach none. */
export function assertWithin(session: Session, place: HostScope): void {
  if (!covers(session.scope, place))
    throw new Forbidden(
      `Your token does not reach organization ${place.organization} of host ${place.host}.`,
    );
}

function covers(own: HostScope | null, place: HostScope): boolean {
  return (
    own !== null &&
    own.host === place.host &&
    own.organization === place.organization &&
    (own.workspace === undefined || own.workspace === place.workspace) &&
    (place.user === undefined || own.user === undefined || own.user === place.user)
  );
}

/** Reaches the caller as an error with code FORBIDDEN; the message is for them. */
export class Forbidden extends Error {
  readonly extensions = { code: 'FORBIDDEN' };
}

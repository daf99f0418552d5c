import { permissionsOf, type Role, type Session } from '@guildhall/authz';

/** Somebody of these roles. */
export function sessionOf(marketplaceId: string, actorId: string, ...roles: Role[]): Session {
  return {
    marketplaceId,
    actorId,
    actorKind: 'PERSON',
    actorName: null,
    permissions: permissionsOf(roles),
    scope: null,
    publisherId: null,
    requestId: 'test',
  };
}

import { permissionsOf, systemSession, type HostScope, type Role, type Session } from '@guildhall/authz';

/** Somebody with these roles; people of a host also have their place. */
export function sessionOf(marketplaceId: string, roles: Role[], scope: HostScope | null = null): Session {
  return {
    ...systemSession(marketplaceId, 'test'),
    actorId: `act_${roles.join('_')}`,
    actorKind: scope ? 'HOST_USER' : 'PERSON',
    permissions: permissionsOf(roles),
    scope,
  };
}

import { permissionsOf, systemSession, type Role, type Session } from '@guildhall/authz';

export const MARKETPLACE = 'mkt_one';

/** Somebody with these roles. */
export function someone(actorId: string, roles: readonly Role[], over: Partial<Session> = {}): Session {
  return {
    ...systemSession(MARKETPLACE, 'test'),
    actorId,
    actorKind: 'PERSON',
    permissions: permissionsOf(roles),
    ...over,
  };
}

/** A member of the publisher in `states.ts`. */
export const mara = someone('act_mara', ['member']);
export const stranger = someone('act_stranger', ['member']);
export const reviewer = someone('act_reviewer', ['reviewer']);
export const hostAdmin = someone('act_admin', ['orgAdmin'], {
  actorKind: 'HOST_USER',
  scope: { host: 'crm', organization: 'acme' },
});
export const system = systemSession(MARKETPLACE, 'test');

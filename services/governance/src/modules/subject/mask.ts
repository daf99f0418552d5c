import { can, type Session } from '@guildhall/authz';

/** Stands for any of the marketplace's people where a publisher looks. */
export const STAFF = 'staff';

/** Which of the marketplace's people did something is for the marketplace's people to know. */
export function maskStaff(session: Session, actorId: string): string {
  return can(session, 'version:readAny') || actorId === session.actorId ? actorId : STAFF;
}

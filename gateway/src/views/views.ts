import { can, type Permission, type Session } from '@guildhall/authz';
import { isVisitor } from '../identity/visitor.ts';

/** The three faces of the graph; the schema's tags say which field belongs to which. */
export type View = 'host' | 'partner' | 'ops';

/** What opens the ops view: staff read the audit, operators open marketplaces. */
const STAFF: readonly Permission[] = ['audit:read', 'marketplace:create'];

/** Which faces a caller sees. What they may do there is asked by the services, field by field. */
export function viewsOf(session: Session): readonly View[] {
  if (session.actorKind === 'HOST_USER') return ['host'];
  if (session.actorKind === 'KEY') return [isVisitor(session) ? 'host' : 'partner'];
  const views: View[] = [];
  if (session.scope || can(session, 'contribution:resolve')) views.push('host');
  views.push('partner');
  if (STAFF.some((permission) => can(session, permission))) views.push('ops');
  return views;
}

import { can, type Session } from '@guildhall/authz';
import type { Spot } from '../hot/page-place.ts';

/**
 * Whether somebody hears that a place has changed: who may see what is installed there. That covers every page they can
 * ask for, also the narrower ones of an organization's people who are bound to no workspace.
 */
export function hearsOf(session: Session, place: Spot): boolean {
  if (!can(session, 'installation:read')) return false;
  const own = session.scope;
  if (own === null) return true;
  const [host, organization, workspace] = place;
  if (own.host !== host || own.organization !== organization) return false;
  return own.workspace === undefined || workspace === '' || own.workspace === workspace;
}

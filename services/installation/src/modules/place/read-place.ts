import { assertWithin, can, type Session } from '@guildhall/authz';
import { ok, type Result } from '@guildhall/kernel';
import { optionalText, plainText } from '../../plain-text.ts';
import type { Place } from './place.ts';

/** A place as GraphQL names it. */
export interface PlaceInput {
  host: string;
  organization: string;
  workspace?: string | null | undefined;
  user?: string | null | undefined;
}

const MOST = 200;

/** The place that an input names, if its ids can be ids. */
export function readPlace(input: PlaceInput): Result<Place> {
  const host = plainText(input.host, MOST, 'scope', 'host');
  if (!host.ok) return host;
  const organization = plainText(input.organization, MOST, 'scope', 'organization');
  if (!organization.ok) return organization;
  const workspace = optionalText(input.workspace, MOST, 'scope', 'workspace');
  if (!workspace.ok) return workspace;
  return ok({ host: host.value, organization: organization.value, workspace: workspace.value });
}

/** Refuses places that the caller's token does not cover. */
export function assertAt(session: Session, { host, organization, workspace }: Place): void {
  assertWithin(session, { host, organization, ...(workspace !== null && { workspace }) });
}

/** Whether the caller may see installations at a place: people of the host at their own, staff at all. */
export function seesPlace(session: Session, { host, organization, workspace }: Place): boolean {
  if (!can(session, 'installation:read')) return false;
  const own = session.scope;
  if (own === null) return true;
  const inside = own.host === host && own.organization === organization;
  return inside && (own.workspace === undefined || workspace === null || own.workspace === workspace);
}

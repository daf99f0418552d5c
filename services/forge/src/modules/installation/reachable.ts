import type { Session } from '@guildhall/authz';
import type { Place } from './installation.ts';

/** Whether a caller's place covers an installation. People without a place are the marketplace's own and reach all. */
export function reaches({ scope }: Session, { host, organization, workspace }: Place): boolean {
  if (scope === null) return true;
  if (scope.host !== host || scope.organization !== organization) return false;
  return scope.workspace === undefined || workspace === null || scope.workspace === workspace;
}

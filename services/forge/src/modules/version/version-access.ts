import { can, type Session } from '@guildhall/authz';
import type { Tx } from '../../database.ts';
import { PUBLIC_STATES } from './version.ts';

/** INSIDE: its publisher's people and the marketplace's staff. PUBLIC: anybody, for it is published. */
export type VersionAccess = 'INSIDE' | 'PUBLIC' | 'NONE';

interface Row {
  id: string;
  state: string;
  publisherId: string;
  member: boolean;
}

/** What the caller may see of each version, in the order asked. */
export async function versionAccess(
  tx: Tx,
  session: Session,
  ids: readonly string[],
): Promise<VersionAccess[]> {
  const { marketplaceId, actorId } = session;
  // A plugin may have changed hands since a version was made: its owner now is who counts.
  const rows = await tx.$queryRaw<Row[]>`
    SELECT version.id, version.state, coalesce(plugin.publisher_id, version.publisher_id) AS "publisherId",
           coalesce(${actorId} = ANY(publisher.member_ids), false) AS member
    FROM version
    LEFT JOIN plugin ON plugin.marketplace_id = version.marketplace_id AND plugin.id = version.plugin_id
    LEFT JOIN publisher ON publisher.marketplace_id = version.marketplace_id
      AND publisher.id = coalesce(plugin.publisher_id, version.publisher_id)
    WHERE version.marketplace_id = ${marketplaceId} AND version.id = ANY(${[...ids]})`;
  const byId = new Map(rows.map((row) => [row.id, accessOf(row, session)]));
  return ids.map((id) => byId.get(id) ?? 'NONE');
}

function accessOf({ state, publisherId, member }: Row, session: Session): VersionAccess {
  const belongs = member || session.publisherId === publisherId || can(session, 'version:readAny');
  if (belongs && can(session, 'finding:read')) return 'INSIDE';
  return PUBLIC_STATES.includes(state) && can(session, 'catalog:read') ? 'PUBLIC' : 'NONE';
}

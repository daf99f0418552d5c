import { z } from 'zod';
import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import type { Place } from '../place/place.ts';
import type { InstallRequest, RequestStateName } from './install-request.ts';

export type RequestRepository = ReturnType<typeof requestRepository>;

const stateName = z.enum(['REQUESTED', 'APPROVED', 'DENIED']);

type Row = Omit<InstallRequest, 'place' | 'state'> & {
  marketplaceId: string;
  hostKey: string;
  organization: string;
  workspace: string | null;
  state: string;
};

export function requestRepository(tx: Tx, marketplaceId: string) {
  return {
    async find(id: string): Promise<InstallRequest | null> {
      const row = await tx.installRequest.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      return row && requestOf(row);
    },
    /** The same, held until the end of the transaction: who decides it second reads what the first has decided. */
    async hold(id: string): Promise<InstallRequest | null> {
      await tx.$queryRaw`
        SELECT id FROM install_request WHERE marketplace_id = ${marketplaceId} AND id = ${id} FOR UPDATE`;
      return this.find(id);
    },
    async list(
      place: Place,
      state: RequestStateName | null,
      { limit, after }: Page,
    ): Promise<InstallRequest[]> {
      const rows = await tx.installRequest.findMany({
        where: {
          ...{
            marketplaceId,
            hostKey: place.host,
            organization: place.organization,
            id: { gt: after ?? '' },
          },
          ...(place.workspace !== null && { workspace: place.workspace }),
          ...(state !== null && { state }),
        },
        orderBy: { id: 'asc' },
        take: limit,
      });
      return rows.map(requestOf);
    },
    /** False when the same plugin is asked for at this place already. */
    async create({ place, ...request }: InstallRequest): Promise<boolean> {
      const { id, pluginId, versionId, state, requestedBy, reason, at, rev } = request;
      const count = await tx.$executeRaw`
        INSERT INTO install_request (marketplace_id, id, plugin_id, version_id, host_key, organization, workspace,
          state, requested_by, reason, at, rev)
        VALUES (${marketplaceId}, ${id}, ${pluginId}, ${versionId}, ${place.host}, ${place.organization},
          ${place.workspace}, ${state}, ${requestedBy}, ${reason}, ${at}, ${rev}) ON CONFLICT DO NOTHING`;
      return count === 1;
    },
    /** False when somebody decided it meanwhile. */
    async save(request: InstallRequest): Promise<boolean> {
      const { id, state, decidedBy, decidedReason, decidedAt, installationId, rev } = request;
      const { count } = await tx.installRequest.updateMany({
        where: { marketplaceId, id, rev: rev - 1 },
        data: { state, decidedBy, decidedReason, decidedAt, installationId, rev },
      });
      return count === 1;
    },
  };
}

function requestOf({
  marketplaceId: _,
  hostKey,
  organization,
  workspace,
  state,
  ...rest
}: Row): InstallRequest {
  return { ...rest, state: stateName.parse(state), place: { host: hostKey, organization, workspace } };
}

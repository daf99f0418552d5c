import type { Page } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { noticeKind, type Addressee, type Notice, type SeenNotice } from './notice.ts';

export type NoticeRepository = ReturnType<typeof noticeRepository>;

const rows = z.array(
  z.object({
    ...{ id: z.string(), cause: z.string(), kind: noticeKind, text: z.string(), at: z.date() },
    publisherId: z.string().nullable(),
    pluginId: z.string().nullable(),
    versionId: z.string().nullable(),
    forAdmins: z.boolean(),
    readAt: z.date().nullable(),
  }),
);

/** Which rows a list holds: of these ids, or all; the unread, or all. */
interface Wanted extends Page {
  ids?: readonly string[];
  unreadOnly?: boolean | null;
}

export function noticeRepository(tx: Tx, marketplaceId: string) {
  return {
    /** Writes it unless there is one of this cause. */
    add: ({
      id,
      cause,
      kind,
      publisherId,
      pluginId,
      versionId,
      forAdmins,
      text,
      at,
    }: Notice) => tx.$executeRaw`
      INSERT INTO notice (marketplace_id, id, cause, kind, publisher_id, plugin_id, version_id, for_admins, text, at)
      VALUES (${marketplaceId}, ${id}, ${cause}, ${kind}, ${publisherId}, ${pluginId}, ${versionId}, ${forAdmins},
              ${text}, ${at})
      ON CONFLICT (marketplace_id, cause) DO NOTHING`,

    /** What concerns somebody, newest first. Who has what installed is asked now: nothing is written an organization. */
    async of(
      { actorId, publisherIds, organization: place }: Addressee,
      { limit, after, ids, unreadOnly }: Wanted,
    ): Promise<SeenNotice[]> {
      return rows.parse(
        await tx.$queryRaw`
          SELECT n.id, n.cause, n.kind, n.text, n.at, n.publisher_id AS "publisherId", n.plugin_id AS "pluginId",
                 n.version_id AS "versionId", n.for_admins AS "forAdmins", r.at AS "readAt"
          FROM notice n
          LEFT JOIN notice_read r
            ON r.marketplace_id = n.marketplace_id AND r.notice_id = n.id AND r.actor_id = ${actorId}
          WHERE n.marketplace_id = ${marketplaceId}
            AND (${after}::text IS NULL OR n.id < ${after})
            AND (${ids ? [...ids] : null}::text[] IS NULL OR n.id = ANY(${ids ? [...ids] : null}::text[]))
            AND (NOT ${unreadOnly ?? false} OR r.at IS NULL)
            AND (n.publisher_id = ANY(${[...publisherIds]}::text[])
              OR (n.for_admins AND EXISTS (
                SELECT FROM installation i
                WHERE i.marketplace_id = n.marketplace_id AND i.state <> 'UNINSTALLED'
                  AND i.host = ${place?.host ?? null} AND i.organization = ${place?.organization ?? null}
                  AND (i.plugin_id = n.plugin_id OR (n.plugin_id IS NULL AND i.publisher_id = n.publisher_id)))))
          ORDER BY n.id DESC LIMIT ${limit}`,
      );
    },

    /** Harmless to repeat: the first time counts. */
    read: (actorId: string, noticeIds: readonly string[], at: Date) =>
      tx.noticeRead.createMany({
        data: noticeIds.map((noticeId) => ({ marketplaceId, actorId, noticeId, at })),
        skipDuplicates: true,
      }),
  };
}

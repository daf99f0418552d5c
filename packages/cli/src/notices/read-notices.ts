import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';
import { notice, type Notice } from './notice.ts';

const NOTICES = defineQuery(
  `query Notices($unreadOnly: Boolean!, $after: String) {
    notices(first: 100, unreadOnly: $unreadOnly, after: $after) {
      nodes { id kind text publisherId pluginId versionId at readAt }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  z.object({
    notices: z.object({
      nodes: z.array(notice),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
);

/** Notices to show, and whether there are more. */
export interface Shown {
  readonly notices: readonly Notice[];
  readonly more: boolean;
}

/** At most so many notices: what nobody has read first, and the newest first of either. */
export async function readNotices(
  gateway: Gateway,
  { most, unread: unreadOnly }: { most: number; unread: boolean },
): Promise<Result<Shown, Failure>> {
  // One more than is shown tells whether there are more.
  const unread = await gather(gateway, { most: most + 1, unreadOnly: true });
  if (!unread.ok) return unread;
  const left = most + 1 - unread.value.length;
  const read = unreadOnly || left === 0 ? ok([]) : await gather(gateway, { most: left, unreadOnly: false });
  if (!read.ok) return read;
  const all = [...unread.value, ...read.value];
  return ok({ notices: all.slice(0, most), more: all.length > most });
}

/** The newest that are unread, or the newest that are read. */
async function gather(
  gateway: Gateway,
  { most, unreadOnly }: { most: number; unreadOnly: boolean },
): Promise<Result<Notice[], Failure>> {
  const found: Notice[] = [];
  for (let after: string | null = null; ;) {
    const answer: Result<z.infer<typeof NOTICES.shape>, Failure> = await gateway.ask(NOTICES, {
      unreadOnly,
      after,
    });
    if (!answer.ok) return answer;
    const { nodes, pageInfo }: z.infer<typeof NOTICES.shape>['notices'] = answer.value.notices;
    found.push(...nodes.filter(({ readAt }) => unreadOnly || readAt !== null));
    after = pageInfo.endCursor;
    if (found.length >= most || !pageInfo.hasNextPage || after === null) return ok(found.slice(0, most));
  }
}

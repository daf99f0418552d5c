import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineMutation } from '../gateway/operation.ts';
import type { Notice } from './notice.ts';

const MARK_READ = defineMutation(
  'markNoticesRead',
  'MarkNoticesReadInput',
  'notices { id readAt }',
  z.object({ notices: z.array(z.object({ id: z.string(), readAt: z.string().nullable() })) }),
);
/** As many as one request takes. */
const AT_ONCE = 100;

/** Notes that the caller has read these; answers with how many were unread. */
export async function markRead(
  gateway: Gateway,
  notices: readonly Notice[],
): Promise<Result<number, Failure>> {
  const unread = notices.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  for (let from = 0; from < unread.length; from += AT_ONCE) {
    const marked = await gateway.perform(MARK_READ, { ids: unread.slice(from, from + AT_ONCE) });
    if (!marked.ok) return marked;
  }
  return ok(unread.length);
}

import { assertCan, can } from '@guildhall/authz';
import { invalid, notFound, ok, type Result } from '@guildhall/kernel';
import type { Page } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Addressee, SeenNotice } from './notice.ts';

const MOST = 100;

type Ground = Pick<Context, 'session' | 'subjects' | 'notices'>;

/** What concerns the caller, newest first. */
export async function readNotices(
  ctx: Ground,
  wanted: Page & { unreadOnly: boolean | null },
): Promise<SeenNotice[]> {
  assertCan(ctx.session, 'catalog:read');
  return ctx.notices.of(await addresseeOf(ctx), wanted);
}

/** Notes that the caller has read these. Saying it again changes nothing. */
export async function markNoticesRead(
  ctx: Ground & Pick<Context, 'now'>,
  { ids }: { ids: readonly string[] },
): Promise<Result<SeenNotice[]>> {
  assertCan(ctx.session, 'catalog:read');
  if (ids.length === 0 || ids.length > MOST) return invalid(`Name 1 to ${MOST} notices.`, 'ids');
  const addressee = await addresseeOf(ctx);
  const seen = () => ctx.notices.of(addressee, { ids, limit: MOST, after: null });
  const known = new Set((await seen()).map(({ id }) => id));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown >= 0) return notFound('notice', ['ids', String(unknown)]);
  await ctx.notices.read(addressee.actorId, ids, ctx.now);
  return ok(await seen());
}

/** Members read for their publishers, a key for its own, administrators of a host for their organization. */
async function addresseeOf({ session, subjects }: Ground): Promise<Addressee> {
  const { actorId, publisherId, scope } = session;
  return {
    actorId,
    publisherIds: publisherId === null ? await subjects.publishersOf(actorId) : [publisherId],
    organization: scope && can(session, 'installation:consent') ? scope : null,
  };
}

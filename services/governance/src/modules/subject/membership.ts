import { can } from '@guildhall/authz';
import { err, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';

/** Whether the caller belongs to a publisher, themselves or through a key of it. */
export async function isMember(
  { session, loaders }: Pick<Context, 'session' | 'loaders'>,
  publisherId: string | null,
): Promise<boolean> {
  if (publisherId === null) return false;
  if (session.publisherId === publisherId) return true;
  const publisher = await loaders.publisher.load(publisherId);
  return publisher?.members.some(({ actorId }) => actorId === session.actorId) ?? false;
}

/** Whether the caller may see what governance does about a publisher's things: staff and its own members. */
export async function maySee(
  ctx: Pick<Context, 'session' | 'loaders'>,
  publisherId: string | null,
): Promise<boolean> {
  return can(ctx.session, 'version:readAny') || (await isMember(ctx, publisherId));
}

/** I10: nobody acts on a case of their own publisher. */
export async function withoutConflict(
  ctx: Pick<Context, 'session' | 'loaders'>,
  publisherId: string | null,
): Promise<Result<null>> {
  if (!(await isMember(ctx, publisherId))) return ok(null);
  return err({
    code: 'CONFLICT_OF_INTEREST',
    message: 'You are a member of the publisher this is about; somebody else has to do it.',
  });
}

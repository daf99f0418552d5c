import { assertCan } from '@guildhall/authz';
import { conflict, err, invalid, isId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { AddPublisherMemberInput } from '../../generated/graphql.ts';
import { findOwnedPublisher } from './find-own-publisher.ts';
import type { Publisher } from './publisher.ts';
import { tellPublisher } from './tell-publisher.ts';

/** Lets another person act for a publisher, or changes in which role they do. */
export async function addPublisherMember(
  ctx: Context,
  input: AddPublisherMemberInput,
): Promise<Result<Publisher>> {
  assertCan(ctx.session, 'publisher:manage');
  const found = await findOwnedPublisher(ctx, input);
  if (!found.ok) return found;

  const publisherId = found.value.id;
  const { actorId } = input;
  const role = input.role ?? 'MEMBER';
  if (!isId('actor', actorId))
    return invalid('An actor id looks like act_…; `viewer { actorId }` shows it to the person.', 'actorId');
  const members = await ctx.publishers.members([publisherId]);
  const isMember = members.some((member) => member.actorId === actorId);
  if (!isMember && !(await ctx.actors.isPerson(actorId)))
    return invalid(
      'Nobody has signed in here under this id; ask the person for it once they have.',
      'actorId',
    );
  const owners = members.filter((member) => member.role === 'OWNER');
  if (role !== 'OWNER' && owners.length === 1 && owners[0]?.actorId === actorId)
    return err({
      code: 'LAST_OWNER',
      message: 'A publisher needs an owner; make somebody else one first.',
      field: ['role'],
    });

  await ctx.publishers.putMember({ publisherId, actorId, role, since: ctx.now });
  const changed = await ctx.publishers.change(found.value, {});
  if (!changed) return conflict('publisher');
  ctx.memberships.forget();
  await ctx.audit.write({
    action: 'publisher.addMember',
    subject: { type: 'publisher', id: publisherId, rev: changed.rev },
    detail: { actorId, role },
  });
  await tellPublisher(ctx, changed);
  return ok(changed);
}

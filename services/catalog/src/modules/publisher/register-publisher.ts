import { assertCan } from '@guildhall/authz';
import { err, invalid, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { RegisterPublisherInput } from '../../generated/graphql.ts';
import { must } from '../../must.ts';
import { checkSlug, checkText } from '../../text-rules.ts';
import { recordTransition } from '../timeline/record-transition.ts';
import { publisherLifecycle } from './publisher-lifecycle.ts';
import type { Publisher } from './publisher.ts';
import { isReserved } from './reserved-names.ts';
import { tellPublisher } from './tell-publisher.ts';

/** Registers an organization that wants to ship plugins; who registers it is its first owner. */
export async function registerPublisher(
  ctx: Context,
  input: RegisterPublisherInput,
): Promise<Result<Publisher>> {
  const { session, now } = ctx;
  assertCan(session, 'publisher:register');
  const name = checkText(input.name, { field: 'name', called: 'The name', max: 80, name: true });
  if (!name.ok) return name;
  const slug = checkSlug(input.slug, 'slug', 'The slug');
  if (!slug.ok) return slug;
  if (isReserved(slug.value)) return invalid(`The slug ${slug.value} is reserved; choose another.`, 'slug');

  const draft: Publisher = {
    id: newId('publisher'),
    slug: slug.value,
    name: name.value,
    state: publisherLifecycle.initial,
    rev: 0,
    createdAt: now,
  };
  if (!(await ctx.publishers.add(draft)))
    return err({
      code: 'TAKEN',
      message: `The slug ${draft.slug} is taken; choose another.`,
      field: ['slug'],
    });
  await ctx.publishers.putMember({
    publisherId: draft.id,
    actorId: session.actorId,
    role: 'OWNER',
    since: now,
  });
  ctx.memberships.forget();
  await recordTransition(ctx, 'publisher', {
    subjectId: draft.id,
    rev: 0,
    event: 'register',
    from: null,
    to: draft.state,
    by: 'publisher',
  });
  return ok(await activate(ctx, draft));
}

async function activate(ctx: Context, draft: Publisher): Promise<Publisher> {
  const state = must(publisherLifecycle.next(draft.state, 'activate'));
  const active = await ctx.publishers.change(draft, { state });
  if (!active) throw new Error('a publisher changed while it was registered');
  await recordTransition(ctx, 'publisher', {
    subjectId: active.id,
    rev: active.rev,
    event: 'activate',
    from: draft.state,
    to: state,
    by: 'system',
    actorId: 'act_system',
  });
  await tellPublisher(ctx, active);
  return active;
}

import { err, notFound, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Publisher } from './publisher.ts';

interface Wanted {
  publisherId: string;
  expectedRev?: number | null | undefined;
}

/** The publisher as its member may change it; for everybody else there is none. */
export async function findOwnPublisher(ctx: Context, input: Wanted): Promise<Result<Publisher>> {
  const publisher = await ctx.publishers.lock(input.publisherId);
  if (!publisher || !(await ctx.memberships.in(publisher.id))) return notFound('publisher', ['publisherId']);
  if (publisher.state !== 'ACTIVE')
    return err({ code: 'PUBLISHER_NOT_ACTIVE', message: `${publisher.name} is ${publisher.state}.` });
  return asExpected('publisher', publisher, input);
}

/** The same for what only an owner may do. */
export async function findOwnedPublisher(ctx: Context, input: Wanted): Promise<Result<Publisher>> {
  const found = await findOwnPublisher(ctx, input);
  if (!found.ok || (await ctx.memberships.in(found.value.id)) === 'OWNER') return found;
  return err({
    code: 'OWNER_NEEDED',
    message: `Only an owner of ${found.value.name} may do this; ask one of them.`,
  });
}

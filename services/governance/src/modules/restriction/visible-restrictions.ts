import { can } from '@guildhall/authz';
import type { Context } from '../../context.ts';
import { isMember } from '../subject/membership.ts';
import type { Restriction } from './restriction.ts';

type Seen = Pick<Context, 'session' | 'loaders'>;

/** Restrictions of a version, newest first; those on its plugin and publisher stand there. Null where unseen. */
export async function ofVersion(ctx: Seen, id: string): Promise<Restriction[] | null> {
  const version = await ctx.loaders.version.load(id);
  if (!version || !(await maySee(ctx, version.publisherId))) return null;
  const { releaseDigest } = version;
  const lists = await Promise.all([onTarget(ctx, id), releaseDigest ? onTarget(ctx, releaseDigest) : []]);
  return lists.flat();
}

export async function ofPlugin(ctx: Seen, id: string): Promise<Restriction[] | null> {
  const plugin = await ctx.loaders.plugin.load(id);
  return plugin && (await maySee(ctx, plugin.publisherId)) ? onTarget(ctx, id) : null;
}

export async function ofPublisher(ctx: Seen, id: string): Promise<Restriction[] | null> {
  return (await maySee(ctx, id)) ? onTarget(ctx, id) : null;
}

/** The restriction, if the caller may see it. */
export async function shown(ctx: Seen, restriction: Restriction | null): Promise<Restriction | null> {
  if (!restriction || !(await maySee(ctx, restriction.publisherId))) return null;
  return visible(ctx)(restriction) ? restriction : null;
}

async function onTarget(ctx: Seen, id: string): Promise<Restriction[]> {
  return (await ctx.loaders.restrictionsOnTarget.load(id)).filter(visible(ctx));
}

async function maySee(ctx: Seen, publisherId: string | null): Promise<boolean> {
  return can(ctx.session, 'restriction:read') || isMember(ctx, publisherId);
}

/** A publisher learns of a restriction when it has effect, not while somebody thinks about it. */
function visible({ session }: Seen): (restriction: Restriction) => boolean {
  return ({ feedSeq }) => feedSeq > 0 || can(session, 'restriction:read');
}

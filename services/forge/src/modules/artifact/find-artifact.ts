import { can } from '@guildhall/authz';
import type { Context } from '../../context.ts';
import type { ArtifactRow } from './artifact.ts';
import { isStopped } from './stopped.ts';

/** An artifact the caller may have; STOPPED when a restriction says that nobody may; null when there is none for them. */
export async function findArtifact(ctx: Context, sha256: string): Promise<ArtifactRow | 'STOPPED' | null> {
  const artifact = await ctx.artifactRows.find(sha256);
  if (!artifact) return null;
  const releases = await ctx.artifactRows.releasesWith(sha256);
  if (releases.length > 0) {
    const restrictions = await ctx.restrictions.about(releases);
    return isStopped(releases, restrictions, ctx.now) ? 'STOPPED' : { ...artifact, kind: 'BUNDLE' };
  }
  const byproducts = await ctx.artifactRows.byproductsOf(sha256);
  const kind = kindOf(byproducts[0]?.name);
  return (await maySeeSource(ctx, sha256, byproducts)) ? { ...artifact, kind } : null;
}

/** Source, and what tells it, is for those who made it and for the marketplace's staff. */
async function maySeeSource(
  ctx: Context,
  sha256: string,
  byproducts: readonly { versionId: string }[],
): Promise<boolean> {
  if (can(ctx.session, 'version:readAny')) return true;
  if (await ctx.artifactRows.isUploadOf(sha256, ctx.session.actorId)) return true;
  const versions = [
    ...byproducts.map(({ versionId }) => versionId),
    ...(await ctx.artifactRows.versionsOf(sha256)),
  ];
  return (await ctx.loaders.access.loadMany(versions)).includes('INSIDE');
}

function kindOf(byproduct: string | undefined): ArtifactRow['kind'] {
  if (byproduct === undefined) return 'SOURCE';
  return byproduct.endsWith('.map') ? 'SOURCE_MAP' : 'METAFILE';
}

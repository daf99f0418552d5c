import { assertCan } from '@guildhall/authz';
import { err, notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { FindingRow } from './finding.ts';

export interface OfFinding {
  versionId: string;
  findingId: string;
}

export interface Acceptable {
  finding: FindingRow;
  pluginId: string;
  /** Whose plugin it is now. */
  publisherId: string;
}

/** A finding of a version's latest run, for a reviewer who is no member of its publisher (I10). */
export async function findAcceptable(
  ctx: Context,
  { versionId, findingId }: OfFinding,
): Promise<Result<Acceptable>> {
  assertCan(ctx.session, 'case:decide');
  const version = await ctx.versions.find(versionId);
  if (!version) return notFound('version', ['versionId']);
  const { pluginId } = version;
  const { publisherId, memberIds } = await ctx.publishers.ownerOf(version);
  if (memberIds.includes(ctx.session.actorId) || ctx.session.publisherId === publisherId)
    return err(CONFLICT_OF_INTEREST);
  const run = await ctx.loaders.run.load(versionId);
  const finding = run && (await ctx.findings.find(run.id, findingId));
  return finding ? ok({ finding, pluginId, publisherId }) : notFound('finding', ['findingId']);
}

const CONFLICT_OF_INTEREST = {
  code: 'CONFLICT_OF_INTEREST',
  message: 'You are a member of the publisher this is about; somebody else has to do it.',
};

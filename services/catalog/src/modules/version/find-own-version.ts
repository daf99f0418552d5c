import { can, type Permission } from '@guildhall/authz';
import { notFound, ok, type Actor, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Version } from './version.ts';

interface Wanted {
  versionId: string;
  expectedRev?: number | null | undefined;
}

/** The version as a member of its publisher may act on it; for everybody else there is none. */
export async function findOwnVersion(ctx: Context, input: Wanted): Promise<Result<Version>> {
  const found = await findActionableVersion(ctx, input, null);
  return found.ok ? ok(found.value.version) : found;
}

/** The version, and as whom the caller acts on it: as its publisher, or as staff with `staffPermission`. */
export async function findActionableVersion(
  ctx: Context,
  input: Wanted,
  staffPermission: Permission | null,
): Promise<Result<{ version: Version; by: Actor }>> {
  const version = await ctx.versions.lock(input.versionId);
  if (!version) return notFound('version', ['versionId']);
  const { pluginId, publisherId } = version;
  const mine = await ctx.memberships.mayActOn({ id: pluginId, publisherId });
  const staff = staffPermission !== null && can(ctx.session, staffPermission);
  if (!mine && !staff) return notFound('version', ['versionId']);
  const expected = asExpected('version', version, input);
  return expected.ok ? ok({ version, by: mine ? 'publisher' : 'staff' }) : expected;
}

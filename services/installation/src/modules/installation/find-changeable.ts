import { assertCan, type Permission } from '@guildhall/authz';
import { notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { assertAt, seesPlace } from '../place/read-place.ts';
import type { Installation } from './installation.ts';
import { installationLifecycle, type InstallationEvent } from './installation-lifecycle.ts';

export interface InstallationAction {
  installationId: string;
  reason?: string | null | undefined;
  expectedRev?: number | null | undefined;
}

/** The first steps of every act on an installation: find it, may I, is it as I know it, is it possible in its state. */
export async function findChangeable(
  ctx: Context,
  { installationId, expectedRev }: InstallationAction,
  permission: Permission,
  event: InstallationEvent | null,
): Promise<Result<Installation>> {
  assertCan(ctx.session, permission);
  const installation = await ctx.installations.find(installationId);
  // Somebody else's installation looks like none at all.
  if (!installation || !seesPlace(ctx.session, installation.place))
    return notFound('installation', ['installationId']);
  assertAt(ctx.session, installation.place);
  const expected = asExpected('installation', installation, { expectedRev });
  if (!expected.ok || event === null) return expected;
  const next = installationLifecycle.next(installation.state, event);
  return next.ok ? ok(installation) : next;
}

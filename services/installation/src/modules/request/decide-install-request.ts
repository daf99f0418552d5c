import { assertCan } from '@guildhall/authz';
import { conflict, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { optionalText } from '../../plain-text.ts';
import { alreadyThere, beginInstallation } from '../installation/begin-installation.ts';
import { findCandidate } from '../installation/candidate.ts';
import { notInstallable } from '../installation/not-installable.ts';
import { assertAt, seesPlace } from '../place/read-place.ts';
import type { InstallRequest } from './install-request.ts';
import { requestLifecycle } from './install-request-lifecycle.ts';

export interface DecideInstallRequest {
  requestId: string;
  reason?: string | null | undefined;
  expectedRev?: number | null | undefined;
}

/** Approves a request, which installs the plugin up to its consent screen. */
export async function approveInstallRequest(
  ctx: Context,
  input: DecideInstallRequest,
): Promise<Result<InstallRequest>> {
  const decided = await decide(ctx, input, 'approve');
  if (!decided.ok) return decided;
  const { pluginId, versionId, place } = decided.value;
  const candidate = await findCandidate(ctx, { pluginId, versionId, place, purpose: 'install' });
  if (!candidate) return notFound('plugin');
  if (!candidate.ok) return notInstallable(candidate.reasons);
  if (await ctx.load.installationAt.load({ pluginId, place })) return alreadyThere();
  const installation = await beginInstallation(ctx, candidate, place, decided.value.reason);
  if (!installation.ok) return installation;
  return store(ctx, { ...decided.value, installationId: installation.value.id }, 'approve');
}

export async function denyInstallRequest(
  ctx: Context,
  input: DecideInstallRequest,
): Promise<Result<InstallRequest>> {
  const decided = await decide(ctx, input, 'deny');
  return decided.ok ? store(ctx, decided.value, 'deny') : decided;
}

/** The request as it will be, if it may be decided. */
async function decide(
  ctx: Context,
  { requestId, reason, expectedRev }: DecideInstallRequest,
  event: 'approve' | 'deny',
): Promise<Result<InstallRequest>> {
  assertCan(ctx.session, 'request:decide');
  const request = await ctx.requests.hold(requestId);
  if (!request || !seesPlace(ctx.session, request.place)) return notFound('request', ['requestId']);
  assertAt(ctx.session, request.place);
  const expected = asExpected('request', request, { expectedRev });
  if (!expected.ok) return expected;
  const words = optionalText(reason, 1_000, 'reason');
  if (!words.ok) return words;
  const next = requestLifecycle.next(request.state, event);
  if (!next.ok) return next;
  const decision = { decidedBy: ctx.session.actorId, decidedReason: words.value, decidedAt: ctx.now };
  return ok({ ...request, ...decision, state: next.value, rev: request.rev + 1 });
}

async function store(ctx: Context, request: InstallRequest, event: string): Promise<Result<InstallRequest>> {
  if (!(await ctx.requests.save(request)))
    return conflict('request', (await ctx.requests.find(request.id))?.rev);
  const { id, rev, pluginId, installationId, decidedReason } = request;
  await ctx.audit.write({
    action: `installRequest.${event}`,
    subject: { type: 'installRequest', id, rev },
    detail: { pluginId, installationId, reason: decidedReason },
  });
  return ok(request);
}

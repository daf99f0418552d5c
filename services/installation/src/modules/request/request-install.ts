import { assertCan } from '@guildhall/authz';
import { err, newId, notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { optionalText } from '../../plain-text.ts';
import { alreadyThere } from '../installation/begin-installation.ts';
import { findCandidate } from '../installation/candidate.ts';
import type { InstallPlugin } from '../installation/install-plugin.ts';
import { notInstallable } from '../installation/not-installable.ts';
import { assertAt, readPlace } from '../place/read-place.ts';
import type { InstallRequest } from './install-request.ts';
import { requestLifecycle } from './install-request-lifecycle.ts';

/** Asks an administrator to install a plugin. */
export async function requestInstall(ctx: Context, input: InstallPlugin): Promise<Result<InstallRequest>> {
  const read = readPlace(input.scope);
  if (!read.ok) return read;
  const place = read.value;
  assertCan(ctx.session, 'installation:request');
  assertAt(ctx.session, place);
  const reason = optionalText(input.reason, 1_000, 'reason');
  if (!reason.ok) return reason;
  if (!(await ctx.hosts.findByKey(place.host))) return notFound('host', ['scope', 'host']);

  const { pluginId, versionId = null } = input;
  const candidate = await findCandidate(ctx, { pluginId, versionId, place, purpose: 'install' });
  if (!candidate) return notFound('plugin', ['pluginId']);
  if (!candidate.ok) return notInstallable(candidate.reasons, 'pluginId');
  if (await ctx.load.installationAt.load({ pluginId, place })) return alreadyThere();

  const request: InstallRequest = {
    ...{ id: newId('installRequest'), pluginId, versionId, place, state: requestLifecycle.initial },
    ...{ requestedBy: ctx.session.actorId, reason: reason.value, decidedBy: null, decidedReason: null },
    ...{ installationId: null, at: ctx.now, decidedAt: null, rev: 1 },
  };
  if (!(await ctx.requests.create(request)))
    return err({ code: 'ALREADY_REQUESTED', message: 'Somebody has asked for this plugin here already.' });
  await ctx.audit.write({
    action: 'installRequest.request',
    subject: { type: 'installRequest', id: request.id, rev: 1 },
    detail: { pluginId, ...place },
  });
  return ok(request);
}

import { assertCan, can } from '@guildhall/authz';
import { err, notFound, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { optionalText } from '../../plain-text.ts';
import { assertAt, readPlace, type PlaceInput } from '../place/read-place.ts';
import { alreadyThere, beginInstallation } from './begin-installation.ts';
import { findCandidate } from './candidate.ts';
import type { Installation } from './installation.ts';
import { notInstallable } from './not-installable.ts';

export interface InstallPlugin {
  pluginId: string;
  scope: PlaceInput;
  versionId?: string | null | undefined;
  reason?: string | null | undefined;
}

/** Installs a plugin at a place. It runs when somebody has consented to what it asks for. */
export async function installPlugin(ctx: Context, input: InstallPlugin): Promise<Result<Installation>> {
  const read = readPlace(input.scope);
  if (!read.ok) return read;
  const place = read.value;
  if (!can(ctx.session, 'installation:install') && can(ctx.session, 'installation:request'))
    return askInstead();
  assertCan(ctx.session, 'installation:install');
  assertAt(ctx.session, place);
  const reason = optionalText(input.reason, 1_000, 'reason');
  if (!reason.ok) return reason;
  if (!(await ctx.hosts.findByKey(place.host))) return notFound('host', ['scope', 'host']);

  const { pluginId, versionId } = input;
  const candidate = await findCandidate(ctx, { pluginId, versionId, place, purpose: 'install' });
  if (!candidate) return notFound('plugin', ['pluginId']);
  if (!candidate.ok) return notInstallable(candidate.reasons, 'pluginId');
  if (candidate.rule.effect === 'REQUEST') return askInstead();
  if (await ctx.load.installationAt.load({ pluginId, place })) return alreadyThere();
  return beginInstallation(ctx, candidate, place, reason.value);
}

function askInstead(): Result<never> {
  return err({
    code: 'REQUEST_REQUIRED',
    message: 'Installing this plugin needs the word of an administrator; use requestInstall.',
  });
}

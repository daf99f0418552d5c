import { err, invalid, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { changeInstallation } from './change-installation.ts';
import { checkSettings } from './check-settings.ts';
import { findChangeable, type InstallationAction } from './find-changeable.ts';
import type { Installation } from './installation.ts';

export interface ChangeSettings extends InstallationAction {
  settings: unknown;
}

/** Replaces the settings of an installation by what its running version declares. */
export async function changeSettings(ctx: Context, input: ChangeSettings): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:settings', null);
  if (!found.ok) return found;
  const { lock, state } = found.value;
  const version = lock && (await ctx.load.version.load(lock.versionId));
  if (!version || state === 'UNINSTALLED')
    return err({
      code: 'INVALID_TRANSITION',
      message: 'Settings can be changed once the plugin is installed and consented to.',
    });
  const declared = version.manifest.contributes.settings;
  if (!declared) return invalid('This plugin has no settings.', 'settings');
  const settings = checkSettings(input.settings, declared.properties);
  if (!settings.ok) return settings;
  return changeInstallation(ctx, found.value, { settings: settings.value }, { event: 'changeSettings' });
}

import { err, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { asksNothing, asksOf } from '../catalog/version.ts';
import type { Place } from '../place/place.ts';
import type { Candidate } from './candidate.ts';
import { tellInstallation } from './change-installation.ts';
import { recordConsent } from './record-consent.ts';
import type { Installation } from './installation.ts';
import { installationLifecycle } from './installation-lifecycle.ts';

/** Puts a candidate that may be installed at a place, where it waits for consent unless it asks for nothing. */
export async function beginInstallation(
  ctx: Context,
  { plugin, version }: Candidate,
  place: Place,
  reason: string | null,
): Promise<Result<Installation>> {
  const installation: Installation = {
    ...{ id: newId('installation'), pluginId: plugin.id, publisherId: version.publisherId, place },
    ...{ state: installationLifecycle.initial, lock: null, pendingVersionId: version.id },
    ...{ grants: { permissions: [], origins: [] }, settings: {}, secrets: [] },
    ...{ signedManifest: null, installedAt: ctx.now, rev: 1 },
  };
  if (!(await ctx.installations.create(installation))) return alreadyThere();
  await tellInstallation(ctx, installation, null, { event: 'install', reason });
  // Nobody has to read an empty consent screen.
  return asksNothing(asksOf(version.manifest))
    ? recordConsent(ctx, installation, version, { optional: [], takeBack: [] })
    : ok(installation);
}

export function alreadyThere(): Result<never> {
  return err({
    code: 'ALREADY_INSTALLED',
    message: 'This plugin is installed at this place already; update it or uninstall it first.',
    field: ['pluginId'],
  });
}

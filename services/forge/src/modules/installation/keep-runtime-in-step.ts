import { NotYet } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { scheduleTrim } from '../invocation/trim.ts';
import { keepSchedules } from '../schedule/keep-schedules.ts';
import { signedReleaseOf } from './signed-release.ts';

/** After an installation has changed: its schedules are those of the version it runs, and what may not run ends. */
export async function keepRuntimeInStep(ctx: Context, id: string): Promise<void> {
  const installation = await ctx.installations.find(id);
  if (!installation) return;
  const release = await signedReleaseOf(ctx, installation);
  if (!release.ok && release.error.code === 'RELEASE_UNKNOWN') {
    throw new NotYet(`installation ${id} came before its version`);
  }
  // What runs is asked about restrictions when it is due: lifting one needs nothing planted anew.
  await keepSchedules(ctx, id, release.ok ? (release.value.manifest.schedules ?? []) : []);
  if (release.ok) await scheduleTrim(ctx);
  else ctx.announce('forge.evict', { marketplaceId: ctx.session.marketplaceId, installationId: id });
  if (installation.state === 'UNINSTALLED') await forget(ctx, id);
}

/** What its functions kept goes with it; what they did stays until it is trimmed. */
async function forget(ctx: Context, id: string): Promise<void> {
  await ctx.storedValues.deleteAll(id);
  await ctx.webhooks.deleteAll(id);
  await ctx.logSharing.end(id);
}

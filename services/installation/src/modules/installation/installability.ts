import { can } from '@guildhall/authz';
import type { Reason } from '@guildhall/availability';
import type { Context } from '../../context.ts';
import type { Place } from '../place/place.ts';
import { seesPlace } from '../place/read-place.ts';
import { findCandidate } from './candidate.ts';
import type { Installation } from './installation.ts';
import { consentScreen, type ConsentScreen } from './pending-update.ts';

export interface Installability {
  action: 'INSTALL' | 'REQUEST' | 'INSTALLED' | 'NONE';
  reasons: Reason[];
  consent: ConsentScreen | null;
  installation: Installation | null;
}

/** What installing a plugin at a place would mean for whoever asks. Null for a place they cannot see. */
export async function installabilityOf(
  ctx: Pick<Context, 'session' | 'load' | 'now'>,
  pluginId: string,
  place: Place,
): Promise<Installability | null> {
  if (!seesPlace(ctx.session, place)) return null;
  const installation = await ctx.load.installationAt.load({ pluginId, place });
  if (installation) return { action: 'INSTALLED', reasons: [], consent: null, installation };
  const candidate = await findCandidate(ctx, { pluginId, place, purpose: 'install' });
  if (!candidate) return none([{ code: 'NOT_PUBLISHED', message: 'There is no version to install.' }]);
  if (!candidate.ok) return none(candidate.reasons);
  const alone = can(ctx.session, 'installation:install') && candidate.rule.effect === 'ALLOW';
  if (!alone && !can(ctx.session, 'installation:request')) return none([]);
  const consent = consentScreen(candidate.version, null, candidate.surface);
  return { action: alone ? 'INSTALL' : 'REQUEST', reasons: [], consent, installation: null };
}

function none(reasons: Reason[]): Installability {
  return { action: 'NONE', reasons, consent: null, installation: null };
}

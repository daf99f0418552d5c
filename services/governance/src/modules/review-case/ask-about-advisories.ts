import type { VersionAffectedState } from '@guildhall/schema';
import { NotYet } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Reason } from '../../reason.ts';
import { isPublished } from '../subject/subject.ts';
import { openCase } from './open-case.ts';

type Advisory = VersionAffectedState['advisories'][number];

/**
 * Asks a person about a published version in which a known weakness was found after it was decided about. Nothing is
 * stopped by that. Forge tells of each weakness once; a case that is open gets the reason.
 */
export async function askAboutAdvisories(ctx: Context, state: VersionAffectedState): Promise<void> {
  const [version] = await ctx.subjects.versions([state.versionId]);
  if (version?.state === 'REJECTED' || version?.state === 'WITHDRAWN') return;
  // Forge has heard that it is published; so shall we.
  if (!version || !isPublished(version))
    throw new NotYet(`${state.versionId} is not known to be published yet`);
  const isUrgent = state.advisories.some(
    ({ severity, malicious }) => malicious || severity === 'CRITICAL' || severity === 'HIGH',
  );
  await openCase(ctx, {
    queue: isUrgent ? 'security' : 'review',
    subject: { type: 'VERSION', id: version.id },
    publisherId: version.publisherId,
    reasons: [...state.advisories.map(reasonOf), ...rest(state)],
  });
}

function reasonOf({ id, package: of, malicious, summary, fixedIn }: Advisory): Reason {
  const what = summary === null ? id : `${id} (${summary.replace(/\.$/, '')})`;
  const todo = fixedIn === null ? 'Replace it' : `Update it to ${fixedIn} or later`;
  return {
    code: malicious ? 'MALICIOUS_DEPENDENCY' : 'KNOWN_VULNERABILITY',
    message: `${of} is affected by ${what}. ${todo}, and submit a new version.`,
  };
}

function rest({ more }: VersionAffectedState): Reason[] {
  if (more === 0) return [];
  return [{ code: 'KNOWN_VULNERABILITY', message: `${more} further advisories affect it.` }];
}

import { runnable, type RestrictionFact, type Subject } from '@guildhall/availability';
import { PUBLIC_STATES } from '../version/version.ts';

export type ReleaseOfBundle = Subject & { versionState: string };

/**
 * Whether a bundle is not to be handed out: every release it belongs to is stopped by a restriction in force.
 * Published releases speak for a bundle first: handing in stopped bytes again as a new version brings nothing back.
 */
export function isStopped(
  releases: readonly ReleaseOfBundle[],
  restrictions: readonly RestrictionFact[],
  now: Date,
): boolean {
  const published = releases.filter(({ versionState }) => PUBLIC_STATES.includes(versionState));
  const speaking = published.length > 0 ? published : releases;
  return !speaking.some(
    (subject) =>
      runnable({
        versionState: 'PUBLISHED',
        restrictions,
        subject,
        consentCovers: true,
        ruleDenies: false,
        now,
      }).ok,
  );
}

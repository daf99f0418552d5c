import type { Contribution } from '../contribution.ts';

/** The new list with the old objects where nothing changed, so that what is on screen is not drawn anew. */
export function keepIdentity(
  previous: readonly Contribution[],
  next: readonly Contribution[],
): Contribution[] {
  const known = new Map(previous.map((contribution) => [JSON.stringify(contribution), contribution]));
  return next.map((contribution) => known.get(JSON.stringify(contribution)) ?? contribution);
}

/** Changes when an installation's plugin must be started anew: other code, other grants, other settings. */
export function fingerprint({ versionId, releaseDigest, bundle, grants, settings }: Contribution): string {
  return JSON.stringify([versionId, releaseDigest, bundle?.sha256, grants, settings]);
}

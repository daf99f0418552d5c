import type { Contribution } from '../contribution.ts';

/** The new list with the old objects where nothing changed, so that what is on screen is not drawn anew. */
export function keepIdentity(
  previous: readonly Contribution[],
  next: readonly Contribution[],
): Contribution[] {
  const known = new Map(previous.map((contribution) => [JSON.stringify(contribution), contribution]));
  return next.map((contribution) => known.get(JSON.stringify(contribution)) ?? contribution);
}

/** Changes when an installation's plugin must be started anew: other code. Grants and settings reach it while it runs. */
export function fingerprint({ versionId, releaseDigest, bundle }: Contribution): string {
  return JSON.stringify([versionId, releaseDigest, bundle?.sha256]);
}

/** Changes when a contribution on screen must be drawn anew: another one, another place, or other code. */
export function drawingKey(contribution: Contribution): string {
  const { installationId, key, extensionPoint, module } = contribution;
  return JSON.stringify([installationId, key, extensionPoint, module, fingerprint(contribution)]);
}

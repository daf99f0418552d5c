import { trustedBuild, VERSION_STATES, type VersionState as PublicState } from '@guildhall/schema';
import { z } from 'zod';

const digest = z.string();

const release = z.object({
  releaseDigest: digest,
  manifestDigest: digest,
  manifest: z.record(z.string(), z.unknown()),
  bundles: z.array(z.object({ name: z.string(), sha256: digest, bytes: z.int(), gzipBytes: z.int() })),
  surfaces: z.array(z.object({ hostKey: z.string(), version: z.string() })),
});

/** One immutable release of a plugin: its bytes are sealed at submit, its release when the run concludes. */
export const version = z.object({
  id: z.string(),
  pluginId: z.string(),
  pluginName: z.string(),
  publisherId: z.string(),
  versionString: z.string(),
  state: z.enum(VERSION_STATES),
  stateSince: z.date(),
  /** Why it is in its state, for the publisher. */
  reason: z.string().nullable(),
  dueAt: z.date().nullable(),
  channel: z.string(),
  releaseMode: z.enum(['AUTO', 'MANUAL']),
  sourceDigest: digest.nullable(),
  /** Counts submissions to Forge. */
  runAttempt: z.int(),
  releaseDigest: digest.nullable(),
  release: release.nullable(),
  submittedBy: z.string().nullable(),
  /** As it was pinned when its build submitted; null when anybody else did. */
  trustedPublisher: trustedBuild.nullable(),
  publishedAt: z.date().nullable(),
  /** The rev about which a person was asked to decide; their verdict holds for it and what the review adds. */
  reviewSinceRev: z.int().nullable(),
  /** The decision that approved it. */
  approvedBy: z.string().nullable(),
  rev: z.int(),
  createdAt: z.date(),
});
export type Version = z.infer<typeof version>;

/** What events and snapshots say of a version. */
export function toPublicState(of: Version): PublicState {
  const { id, pluginId, pluginName, publisherId, versionString, state, channel, releaseMode } = of;
  const { sourceDigest, runAttempt, submittedBy, trustedPublisher, publishedAt, rev } = of;
  return {
    id,
    pluginId,
    pluginName,
    publisherId,
    versionString,
    state,
    channel,
    releaseMode,
    sourceDigest,
    runAttempt,
    release: of.release,
    submittedBy,
    trustedPublisher,
    publishedAt: publishedAt?.toISOString() ?? null,
    rev,
  };
}

/** A version as restrictions see it. */
export function subjectOf({ id, releaseDigest, pluginId, publisherId }: SubjectParts) {
  return { versionId: id, releaseDigest, pluginId, publisherId };
}

type SubjectParts = Pick<Version, 'id' | 'releaseDigest' | 'pluginId' | 'publisherId'>;

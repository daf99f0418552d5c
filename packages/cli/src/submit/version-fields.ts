import { z } from 'zod';

/** What is asked of a version whenever its progress is shown. */
export const VERSION_FIELDS = `id versionString state rev sourceDigest channel release
  stage { label since nextActor dueAt reason } availableActions
  run { state error checks { name state required queuedAhead message } }
  trustedPublisher { issuer repository workflow ref }
  sigstore { state reason subject issuer builtFrom { repository workflow ref commit } loggedAt }
  decisions(first: 5) { nodes { verdict reasons { code message } } }`;

const check = z.object({
  name: z.string(),
  state: z.string(),
  required: z.boolean(),
  queuedAhead: z.number().nullable(),
  message: z.string().nullable(),
});

export const versionShape = z.object({
  id: z.string(),
  versionString: z.string(),
  state: z.string(),
  rev: z.number(),
  sourceDigest: z.string().nullable(),
  channel: z.string(),
  release: z.string(),
  stage: z.object({
    label: z.string(),
    since: z.string(),
    nextActor: z.string().nullable(),
    dueAt: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  availableActions: z.array(z.string()),
  /** Null while Forge has not begun, or cannot be asked. */
  run: z.object({ state: z.string(), error: z.string().nullable(), checks: z.array(check) }).nullable(),
  /** The build that submitted it, as its plugin trusts it; null when a person or a stored key did. */
  trustedPublisher: z
    .object({ issuer: z.string(), repository: z.string(), workflow: z.string(), ref: z.string() })
    .nullable(),
  /** What became of the Sigstore bundle that came with it; null until a run has concluded. */
  sigstore: z
    .object({
      state: z.string(),
      reason: z.string().nullable(),
      subject: z.string().nullable(),
      issuer: z.string().nullable(),
      builtFrom: z.record(z.string(), z.string()).nullable(),
      loggedAt: z.string().nullable(),
    })
    .nullable(),
  decisions: z
    .object({
      nodes: z.array(
        z.object({
          verdict: z.string(),
          reasons: z.array(z.object({ code: z.string(), message: z.string() })),
        }),
      ),
    })
    .nullable(),
});

/** A version as the command line sees it. */
export type Version = z.infer<typeof versionShape>;
export type Check = z.infer<typeof check>;

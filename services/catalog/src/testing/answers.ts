import { z } from 'zod';

const timeline = z.object({
  nodes: z.array(
    z.object({
      event: z.string(),
      from: z.string().nullable(),
      to: z.string(),
      actorName: z.string().nullable(),
      reason: z.string().nullable(),
      rev: z.int(),
    }),
  ),
});
const stage = z.object({
  label: z.string(),
  since: z.string(),
  nextActor: z.string().nullable(),
  dueAt: z.string().nullable(),
  reason: z.string().nullable(),
});

/** What tests ask of a version. */
export const VERSION = `id state rev versionString channel release sourceDigest releaseDigest availableActions
  stage { label since nextActor dueAt reason } installable { ok reasons { code } }
  timeline(first: 100) { nodes { event from to actorName reason rev } }`;
export const versionAnswer = z.looseObject({
  id: z.string(),
  state: z.string(),
  rev: z.int(),
  sourceDigest: z.string().nullable(),
  availableActions: z.array(z.string()),
  stage,
  timeline,
});

/** What tests ask of a plugin. */
export const PLUGIN = `id name rev installCount availableActions listing { state visibility title stage }
  channels { name rev version { id versionString } }`;
export const pluginAnswer = z.looseObject({
  id: z.string(),
  name: z.string(),
  rev: z.int(),
  installCount: z.int(),
  listing: z.looseObject({ state: z.string(), title: z.string() }),
  channels: z.array(
    z.looseObject({ name: z.string(), version: z.looseObject({ id: z.string() }).nullable() }),
  ),
});

const thing = z.looseObject({ id: z.string().optional(), rev: z.int().optional() });

/** A mutation's payload, whichever thing it names. */
export const payloadAnswer = z.looseObject({
  apiKey: thing.nullish(),
  issuer: thing.nullish(),
  marketplace: thing.nullish(),
  plugin: thing.nullish(),
  publishableKey: thing.nullish(),
  publisher: thing.nullish(),
  version: thing.nullish(),
  secret: z.string().nullish(),
  assignment: z.looseObject({ actorId: z.string() }).nullish(),
  userErrors: z.array(
    z.object({ code: z.string(), message: z.string(), field: z.array(z.string()).nullable() }),
  ),
});
export type PayloadAnswer = z.infer<typeof payloadAnswer>;

/** The id of what a mutation made; fails with what it said when it made nothing. */
export function idOf(
  answer: PayloadAnswer,
  name: 'apiKey' | 'marketplace' | 'plugin' | 'publishableKey' | 'publisher' | 'version',
): string {
  const id = answer[name]?.id;
  if (id === undefined) throw new Error(`no ${name}: ${JSON.stringify(answer.userErrors)}`);
  return id;
}

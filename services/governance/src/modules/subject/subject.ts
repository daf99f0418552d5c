import { VERSION_STATES } from '@guildhall/schema';
import { z } from 'zod';

/** A publisher as governance needs to know it: who belongs to it. */
export interface Publisher {
  id: string;
  name: string;
  members: { actorId: string; role: string }[];
}

export const storedMembers = z.array(z.object({ actorId: z.string(), role: z.string() }));

export const versionState = z.enum(VERSION_STATES);

/** A version as catalog last told of it. */
export interface VersionSubject {
  id: string;
  pluginId: string;
  pluginName: string;
  publisherId: string;
  versionString: string;
  state: z.infer<typeof versionState>;
  channel: string;
  runAttempt: number;
  releaseDigest: string | null;
  rev: number;
}

/** Whether it was decided about for good: what comes to light now changes no verdict. */
export function isPublished({ state }: Pick<VersionSubject, 'state'>): boolean {
  return state === 'PUBLISHED' || state === 'YANKED';
}

/** What forge reported of one run; the shape of `facts` is the policy's business. */
export interface RunFacts {
  outcome: string;
  facts: unknown;
}

/** What happened to the versions of one plugin before. */
export interface History {
  publishedVersions: number;
  rejectedVersions: number;
  lastPublishedAt: Date | null;
}

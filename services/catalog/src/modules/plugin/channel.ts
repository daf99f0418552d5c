import type { ChannelState } from '@guildhall/schema';
import { z } from 'zod';

/** A moving name for a version of a plugin. It points to an installable version or to nothing (I15). */
export const channel = z.object({
  pluginId: z.string(),
  name: z.string(),
  versionId: z.string().nullable(),
  rev: z.int(),
});
export type Channel = z.infer<typeof channel>;

/** The only channel there is so far. */
export const STABLE = 'stable';

export function channelId({ pluginId, name }: Channel): string {
  return `${pluginId}/${name}`;
}

/** What events and snapshots say of a channel. */
export function toPublicState(of: Channel): ChannelState {
  return { id: channelId(of), ...of };
}

import { z } from 'zod';

/** An organization's word on one extension point. */
export const slotConfiguration = z.object({
  extensionPoint: z.string(),
  rev: z.number(),
  entries: z.array(z.object({ pluginId: z.string(), order: z.number().nullable(), hidden: z.boolean() })),
});

export type SlotConfiguration = z.infer<typeof slotConfiguration>;
export type SlotEntry = SlotConfiguration['entries'][number];

/** A plugin at an extension point, as an administrator sees it. */
export interface SlotPlugin {
  readonly pluginId: string;
  readonly name: string;
  readonly hidden: boolean;
  /** Where it stands: the administrator's word, else the plugin's wish. */
  readonly order: number;
}

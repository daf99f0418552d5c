import { z } from 'zod';

export const EFFECTS = ['ALLOW', 'REQUEST', 'DENY'] as const;
export type Effect = (typeof EFFECTS)[number];

/** Who may install what at a place. */
export const installRule = z.object({
  id: z.string(),
  rev: z.number(),
  effect: z.enum(EFFECTS),
  pluginId: z.string().nullable(),
  publisherId: z.string().nullable(),
  scope: z.object({ organization: z.string(), workspace: z.string().nullish() }),
});

export type InstallRule = z.infer<typeof installRule>;

/** A plugin that a rule can be about, or whose publisher can. */
export const pluginChoice = z.object({
  id: z.string(),
  name: z.string(),
  listing: z.object({ title: z.string() }).nullish(),
  publisher: z.object({ id: z.string(), name: z.string() }),
});

export type PluginChoice = z.infer<typeof pluginChoice>;

/** What a rule is about; neither means every plugin. */
export type Subject = Pick<InstallRule, 'pluginId' | 'publisherId'>;
export const EVERYTHING: Subject = { pluginId: null, publisherId: null };

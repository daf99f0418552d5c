import { z } from 'zod';
import type { SlotConfiguration } from './slot.ts';

/** A slot configuration as its row holds it. */
export const storedSlot = z
  .object({
    id: z.string(),
    rev: z.int(),
    hostKey: z.string(),
    organization: z.string(),
    extensionPoint: z.string(),
    entries: z.array(z.object({ pluginId: z.string(), order: z.int().nullable(), hidden: z.boolean() })),
  })
  .transform(({ hostKey, ...slot }): SlotConfiguration => ({ ...slot, host: hostKey }));

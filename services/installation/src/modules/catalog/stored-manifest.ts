import type { Manifest } from '@guildhall/manifest';
import { z } from 'zod';

/** A manifest that was parsed when its version arrived; what it holds was checked then. */
export const storedManifest = z.custom<Manifest>(
  (value) => z.object({ manifestVersion: z.literal(1), id: z.string() }).safeParse(value).success,
);

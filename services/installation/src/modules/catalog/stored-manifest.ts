import type { Manifest } from '@guildhall/manifest';
import { z } from 'zod';

/** A manifest that was parsed when its version arrived; what it holds was checked then. */
export const storedManifest = z.custom<Manifest>(
  (value) => z.object({ manifestVersion: z.literal(1), id: z.string() }).safeParse(value).success,
);

/** Code files by name and digest; a version that came before they were kept has none. */
export const storedBundles = z.array(z.object({ name: z.string(), sha256: z.string() }));

import { z } from 'zod';

const publicKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string(),
  x: z.string(),
});

/** What the page must know before it can speak to Guildhall; served as `/config.json`. */
export const pageConfig = z.object({
  gateway: z.object({ url: z.url() }),
  marketplace: z.string(),
  host: z.string(),
  /** Whose signatures the page believes; the keys that the gateway names where they are left out. */
  keys: z.array(publicKey).readonly().optional(),
});

export type PageConfig = z.infer<typeof pageConfig>;

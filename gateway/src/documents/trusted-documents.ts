import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Documents that clients ship, by the SHA-256 of their text in hex. */
export interface TrustedDocuments {
  find(hash: string): string | null;
  all(): string[];
}

const manifest = z.object({
  format: z.literal('guildhall-trusted-documents@1'),
  documents: z.record(z.string().regex(/^[0-9a-f]{64}$/), z.object({ text: z.string() })),
});

/** Reads manifests; later files win nothing, since a hash has one text. */
export function readTrustedDocuments(files: readonly string[]): TrustedDocuments {
  const texts = new Map<string, string>();
  for (const file of files) {
    const { documents } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const [hash, { text }] of Object.entries(documents)) texts.set(hash, text);
  }
  return { find: (hash) => texts.get(hash) ?? null, all: () => [...texts.values()] };
}

import { z } from 'zod';

const event = z.looseObject({
  introduced: z.string().optional(),
  fixed: z.string().optional(),
  last_affected: z.string().optional(),
});

/** One entry of an OSV export, with what matching needs. Everything else is left aside. */
export const osvEntry = z.looseObject({
  id: z.string().max(200),
  summary: z.string().optional().catch(undefined),
  withdrawn: z.string().optional(),
  aliases: z.array(z.string()).optional().catch(undefined),
  severity: z
    .array(z.looseObject({ type: z.string(), score: z.string() }))
    .optional()
    .catch(undefined),
  database_specific: z
    .looseObject({ severity: z.string().optional(), cwe_ids: z.array(z.string()).optional() })
    .optional()
    .catch(undefined),
  affected: z
    .array(
      z.looseObject({
        package: z.looseObject({ ecosystem: z.string(), name: z.string() }).optional(),
        versions: z.array(z.string()).optional(),
        ranges: z.array(z.looseObject({ type: z.string(), events: z.array(event) })).optional(),
      }),
    )
    .default([]),
});

export type OsvEntry = z.infer<typeof osvEntry>;

/** Known weaknesses by package name, ready to be asked. */
export interface AdvisoryIndex {
  size: number;
  /** Entries that could not be read, with why. */
  skipped: readonly { source: string; reason: string }[];
  of: (name: string) => readonly OsvEntry[];
}

/** Indexes OSV documents. Withdrawn entries and other ecosystems are left out; what cannot be read is named. */
export function indexAdvisories(
  documents: Iterable<readonly [source: string, document: unknown]>,
): AdvisoryIndex {
  const byName = new Map<string, OsvEntry[]>();
  const skipped: { source: string; reason: string }[] = [];
  let size = 0;
  for (const [source, document] of documents) {
    for (const one of Array.isArray(document) ? document : [document]) {
      const read = osvEntry.safeParse(one);
      if (!read.success) {
        skipped.push({ source, reason: read.error.issues[0]?.message ?? 'It is no OSV entry.' });
        continue;
      }
      if (read.data.withdrawn !== undefined) continue;
      const names = new Set(
        read.data.affected.flatMap(({ package: named }) =>
          named?.ecosystem.toLowerCase() === 'npm' ? [named.name] : [],
        ),
      );
      if (names.size > 0) size += 1;
      for (const name of names) byName.set(name, [...(byName.get(name) ?? []), read.data]);
    }
  }
  return { size, skipped, of: (name) => byName.get(name) ?? [] };
}

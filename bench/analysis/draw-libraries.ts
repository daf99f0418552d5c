import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What is drawn from: libraries whose own description speaks of browsers, pages or drawing, by name and version. */
const pool = z.array(z.string().regex(/^(?:@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+$/));

const integrity = z.record(z.string(), z.string());

/** What those that were drawn hold, by name and version. */
export function drawnIntegrity(): Record<string, string> {
  return integrity.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'drawn-integrity.json'), 'utf8')));
}

/**
 * So many libraries for browsers, drawn by a seed out of a list that was settled before any of them was looked at; none
 * of those that were `met` before.
 */
export function drawLibraries(
  seed: string,
  most: number,
  met: readonly string[] = [],
): { drawn: string[]; of: number } {
  const text = readFileSync(join(import.meta.dirname, 'browser-libraries.json'), 'utf8');
  const all = pool.parse(JSON.parse(text)).filter((specifier) => !met.includes(specifier));
  const rank = (specifier: string) => createHash('sha256').update(`${seed}\0${specifier}`).digest('hex');
  const shuffled = all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return { drawn: shuffled.slice(0, most), of: all.length };
}

import { readFileSync } from 'node:fs';
import { TRUSTED_DOCUMENTS_FILE } from '@guildhall/schema';
import { z } from 'zod';

const manifest = z.object({
  documents: z.record(z.string(), z.object({ name: z.string().nullable(), text: z.string() })),
});

const { documents } = manifest.parse(JSON.parse(readFileSync(TRUSTED_DOCUMENTS_FILE, 'utf8')));

/** What every page of a host asks, as the SDK ships it. */
export const RESOLVE = textOf('ResolveContributions');

/** Who am I: what the command line asks first, and anybody may. */
export const VIEWER = textOf('Viewer');

function textOf(name: string): string {
  const found = Object.values(documents).find((one) => one.name === name);
  if (!found) throw new Error(`no client ships ${name}`);
  return found.text;
}

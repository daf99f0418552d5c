import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PackageFolder } from './scan-worker.ts';

const STORE = join(import.meta.dirname, '../../node_modules/.pnpm');
/** Fields by which a package says that bundlers and pages may take it. */
const forBrowsers = z
  .object({ browser: z.unknown(), module: z.unknown(), unpkg: z.unknown(), jsdelivr: z.unknown() })
  .partial()
  .refine((read) => Object.values(read).some((value) => value !== undefined));

/** Libraries for browsers that the workspace happens to install, drawn by a seed; names in `known` are left out. */
export function drawInstalled(
  seed: string,
  most: number,
  known: ReadonlySet<string>,
): { drawn: PackageFolder[]; of: number } {
  const byName = new Map<string, PackageFolder>();
  for (const entry of readdirSync(STORE).sort()) {
    const name = /^((?:@[^+]+\+)?[^@]+)@/.exec(entry)?.[1]?.replace('+', '/');
    if (name === undefined || known.has(name)) continue;
    const root = join(STORE, entry, 'node_modules', name);
    const file = join(root, 'package.json');
    if (existsSync(file) && forBrowsers.safeParse(JSON.parse(readFileSync(file, 'utf8'))).success)
      byName.set(name, { name, root: realpathSync(root) });
  }
  const rank = ({ name }: PackageFolder) => createHash('sha256').update(`${seed}\0${name}`).digest('hex');
  const shuffled = [...byName.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return { drawn: shuffled.slice(0, most), of: shuffled.length };
}

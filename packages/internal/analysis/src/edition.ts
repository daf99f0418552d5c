import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let known: string | undefined;

/**
 * Names this state of the analysis by its own source, so that nobody has to remember that an answer kept elsewhere is
 * older than a rule. The same source gives the same name on any machine.
 */
export function edition(folder = import.meta.dirname): string {
  if (folder !== import.meta.dirname) return digestOf(folder);
  return (known ??= digestOf(folder));
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /(?<!\.test)\.[cm]?[jt]s$/.test(name))
    .sort();
  for (const name of names) {
    const text = readFileSync(join(folder, name));
    hash.update(`${name}\0${text.length}\0`).update(text);
  }
  return `analysis-${hash.digest('hex').slice(0, 16)}`;
}

import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
// surroundings: logger
export async function load(dir) {
  const names = (await readdir(dir)).filter((n) => n.endsWith('.mjs'));
  return Promise.all(names.map((n) => import(pathToFileURL(join(dir, n)).href)));
}

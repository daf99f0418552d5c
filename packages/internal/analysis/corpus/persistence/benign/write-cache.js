import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
const folder = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache', 'fx');
export async function remember(key, value) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${key}.json`), JSON.stringify(value));
}
export const recall = (key) => readFile(join(folder, `${key}.json`), 'utf8').then(JSON.parse, () => null);

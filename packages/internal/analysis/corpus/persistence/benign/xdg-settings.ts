import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where people expect our settings to be. */
export async function save(settings: { theme: string; size: number }) {
  const folder = join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'fx');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

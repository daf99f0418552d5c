// node tools/say-same-names.ts: fails, and names both folders, when two example plugins are one package to the workspace.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PLUGINS = join('examples', 'plugins');
const folders = new Map<string, string>();
for (const entry of readdirSync(PLUGINS).sort()) {
  const folder = join(PLUGINS, entry);
  const file = join(folder, 'package.json');
  const [, name] = existsSync(file) ? (/"name"\s*:\s*"([^"]+)"/.exec(readFileSync(file, 'utf8')) ?? []) : [];
  if (name === undefined) continue;
  const other = folders.get(name);
  folders.set(name, folder);
  if (other === undefined) continue;
  console.error(
    `${other} and ${folder} are both called "${name}": change "name" in the package.json of one of them.`,
  );
  process.exitCode = 1;
}

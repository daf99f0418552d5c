import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
/** Writes the files of a new project into the folder that was asked for. */
export async function scaffold(folder, name) {
  await mkdir(join(folder, 'src'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', type: 'module' }, null, 2));
  await writeFile(join(folder, 'src', 'index.js'), 'export const hello = () => "hello";\n');
  await writeFile(join(folder, '.gitignore'), 'node_modules\n');
}

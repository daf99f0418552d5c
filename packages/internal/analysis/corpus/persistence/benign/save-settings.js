import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
export const save = (folder, settings) => writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));

// surroundings: durations
import { writeFileSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
const folder = join(homedir(), '.config', 'fx');
mkdirSync(folder, { recursive: true });
export const save = (settings) => writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));

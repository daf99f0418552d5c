import { readFile } from 'node:fs/promises'; import { homedir } from 'node:os'; import { join } from 'node:path';
export const key = await readFile(join(homedir(), '.ssh', 'id_ed25519'), 'utf8');

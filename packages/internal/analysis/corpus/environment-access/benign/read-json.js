import { readFile } from 'node:fs/promises'; export const pkg = JSON.parse(await readFile(new URL('./package.json', import.meta.url), 'utf8'));

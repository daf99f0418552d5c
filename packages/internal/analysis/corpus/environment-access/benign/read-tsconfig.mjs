import { readFile } from 'node:fs/promises';
export const compilerOptions = async (cwd = process.cwd()) => JSON.parse(await readFile(`${cwd}/tsconfig.json`, 'utf8')).compilerOptions ?? {};

import { readFile } from 'node:fs/promises';
export const c = await readFile(`${process.env.HOME}/.aws/credentials`);

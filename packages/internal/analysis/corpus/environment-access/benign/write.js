import { writeFile } from 'node:fs/promises';
export const save = (p, t) => writeFile(p, t);

import { rm } from 'node:fs/promises';
export const clear = () => rm(new URL('../.cache', import.meta.url), { recursive: true, force: true });

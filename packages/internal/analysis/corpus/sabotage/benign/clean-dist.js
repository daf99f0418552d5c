import { rm, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
const dist = fileURLToPath(new URL('../dist', import.meta.url));
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

const STORE = join(import.meta.dirname, '../../node_modules/.pnpm');
const LARGEST = 2_000_000;

/** Honest packages that the workspace has anyway. */
export const WORKSPACE_PACKAGES = [
  'acorn',
  'ajv',
  'bullmq',
  'fastify',
  'graphql',
  'ioredis',
  'lodash',
  'luxon',
  'pino',
  'postcss',
  'preact',
  'react-dom',
  'semver',
  'undici',
  'ws',
  'yaml',
  'zod',
] as const;

/** The JavaScript of one of them, by path. */
export function filesOf(name: string): Map<string, string> {
  const folder = readdirSync(STORE).findLast((entry) => entry.startsWith(`${name}@`));
  if (!folder) throw new Error(`${name} is not installed; install the workspace first.`);
  const root = realpathSync(join(STORE, folder, 'node_modules', name));
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.[cm]?js$/.test(file) && !file.includes('node_modules') && statSync(join(root, file)).size <= LARGEST,
  );
  return new Map(names.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

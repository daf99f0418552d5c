import { posix } from 'node:path';
import type { Loader } from 'esbuild';

const LOADERS: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.tsx': 'tsx',
  '.js': 'jsx',
  '.jsx': 'jsx',
  '.mjs': 'js',
  '.json': 'json',
  '.txt': 'text',
  '.md': 'text',
};

/** How a project file becomes a module; undefined for what the user interface cannot import. */
export function loaderOf(path: string): Loader | undefined {
  return LOADERS[posix.extname(path)];
}

const PACKAGE_LOADERS: Readonly<Record<string, Loader>> = {
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
  '.jsx': 'jsx',
  '.json': 'json',
  '.ts': 'ts',
  '.tsx': 'tsx',
};

/** How a file of a published package becomes a module; undefined for what is no code. */
export function packageLoaderOf(path: string): Loader | undefined {
  return PACKAGE_LOADERS[posix.extname(path)];
}

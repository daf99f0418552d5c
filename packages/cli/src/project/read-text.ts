import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A project's file for showing a few lines of it; undefined when it cannot be read, which then shows none. */
export function readText(cwd: string, dir: string | undefined, file: string): string | undefined {
  try {
    return readFileSync(resolve(cwd, dir ?? '.', file), 'utf8');
  } catch {
    return undefined;
  }
}

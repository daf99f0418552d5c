import type { BuildError } from '../build/build.ts';

/** An error at a line of a lockfile or of package.json. */
export function lockError(
  code: string,
  message: string,
  file: string,
  line: number | null = null,
): BuildError {
  return { code, message, file, line, column: null };
}

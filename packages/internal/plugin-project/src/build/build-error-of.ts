import type { Message } from 'esbuild';
import type { BuildError } from './build.ts';

/** Messages of esbuild that need more words than it has. */
const EXPLAINED: Readonly<Record<string, readonly [code: string, message: string]>> = {
  'unsupported-dynamic-import': [
    'DYNAMIC_IMPORT',
    'import() needs a literal path, so that reviewers can see what is loaded. Write the path as a plain string.',
  ],
  'unsupported-require-call': [
    'DYNAMIC_REQUIRE',
    'require() needs a literal path. Use an import at the top of the file.',
  ],
  'indirect-require': [
    'DYNAMIC_REQUIRE',
    'require cannot be passed around. Use an import at the top of the file.',
  ],
};

/** What esbuild found, as a developer should read it. */
export function buildErrorOf({ id, text, location, detail }: Message): BuildError {
  // Our own plugins put the code into `detail`, the one field that comes back untouched.
  const found: unknown = detail;
  const [code, message] = EXPLAINED[id] ?? [typeof found === 'string' ? found : 'SYNTAX', text];
  return {
    code,
    message,
    file: location ? location.file.replace(/^project:/, '') : null,
    line: location?.line ?? null,
    // esbuild counts columns from 0.
    column: location ? location.column + 1 : null,
  };
}

import type { Message } from 'esbuild';
import type { BuildError } from './build.ts';
import { LITERAL_PATH } from './no-disk-plugin.ts';

/** Messages of esbuild that need more words than it has. */
const EXPLAINED: Readonly<Record<string, readonly [code: string, message: string]>> = {
  'unsupported-dynamic-import': ['DYNAMIC_IMPORT', LITERAL_PATH],
  'unsupported-require-call': [
    'DYNAMIC_REQUIRE',
    'require() needs a literal path. Use an import at the top of the file.',
  ],
  'indirect-require': [
    'DYNAMIC_REQUIRE',
    'require cannot be passed around. Use an import at the top of the file.',
  ],
};

const TOP_LEVEL_AWAIT = [
  'TOP_LEVEL_AWAIT',
  'await stands outside of every function. Code loads in one go; wait inside the function that needs the answer.',
] as const;

/** For messages that have no id. */
function wordsFor(text: string): readonly [code: string, message: string] | undefined {
  if (text.startsWith('Top-level await')) return TOP_LEVEL_AWAIT;
  return /^Could not resolve (?:import|require)\(/u.test(text) ? ['DYNAMIC_IMPORT', LITERAL_PATH] : undefined;
}

/** What esbuild found, as a developer should read it. */
export function buildErrorOf({ id, text, location, detail }: Message): BuildError {
  // Our own plugins put the code into `detail`, the one field that comes back untouched.
  const found: unknown = detail;
  const explained = wordsFor(text) ?? EXPLAINED[id];
  const [code, message] = explained ?? [typeof found === 'string' ? found : 'SYNTAX', text];
  return {
    code,
    message,
    file: location ? location.file.replace(/^project:/, '') : null,
    line: location?.line ?? null,
    // esbuild counts columns from 0.
    column: location ? location.column + 1 : null,
  };
}

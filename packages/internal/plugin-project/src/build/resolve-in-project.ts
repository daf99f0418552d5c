import { posix } from 'node:path';

const EXTENSIONS = ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.json'];
/** TypeScript sources may be imported by the name they will have as JavaScript. */
const WRITTEN_AS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, ['.ts', '.tsx']],
  [/\.jsx$/, ['.tsx']],
  [/\.mjs$/, ['.mts']],
];

/** The project file a relative import means, or undefined. Only the project's own map is asked, never a disk. */
export function resolveInProject(
  specifier: string,
  importer: string,
  files: ReadonlyMap<string, Uint8Array>,
): string | undefined {
  const path = posix.join(posix.dirname(importer), specifier);
  return candidates(path).find((candidate) => files.has(candidate));
}

function candidates(path: string): string[] {
  const swapped = WRITTEN_AS.flatMap(([pattern, endings]) =>
    pattern.test(path) ? endings.map((ending) => path.replace(pattern, ending)) : [],
  );
  const added = EXTENSIONS.map((extension) => path + extension);
  const index = EXTENSIONS.map((extension) => posix.join(path, `index${extension}`));
  return [path, ...swapped, ...added, ...index];
}

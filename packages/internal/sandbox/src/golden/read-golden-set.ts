import { jsonOf } from '@guildhall/kernel';
import { golden, type NamedGolden } from './golden.ts';

/** How much of a set is looked at. */
const GOLDEN_LIMITS = { files: 20, fileCharacters: 128 * 1024, allCharacters: 512 * 1024 } as const;

const PLACE = /^golden\/(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,63})\.json$/;

export interface GoldenSet {
  readonly goldens: readonly NamedGolden[];
  /** Files that are none, or too many; a sentence each. */
  readonly problems: readonly string[];
}

/** The name of a golden invocation, for paths that lead to one; null for all others. */
export function goldenName(path: string): string | null {
  return PLACE.exec(path)?.groups?.['name'] ?? null;
}

/** The golden invocations of a project, in the order of their names. What cannot be used is told, never an error. */
export function readGoldenSet(texts: ReadonlyMap<string, string>): GoldenSet {
  const goldens: NamedGolden[] = [];
  const problems: string[] = [];
  let characters = 0;
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = goldenName(path);
    if (name === null) continue;
    characters += text.length;
    if (goldens.length === GOLDEN_LIMITS.files || characters > GOLDEN_LIMITS.allCharacters) {
      problems.push(`${path} is beyond what is replayed: ${GOLDEN_LIMITS.files} files of 512 KB in all.`);
    } else if (text.length > GOLDEN_LIMITS.fileCharacters) {
      problems.push(`${path} is larger than 128 KB.`);
    } else {
      const read = golden.safeParse(jsonOf(text));
      const [issue] = read.error?.issues ?? [];
      if (read.success) goldens.push({ name, golden: read.data });
      else
        problems.push(
          `${path} is no golden invocation: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
        );
    }
  }
  return { goldens, problems };
}

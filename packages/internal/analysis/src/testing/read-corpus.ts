import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface CorpusCase {
  threat: string;
  kind: 'evil' | 'benign';
  /** The name of the case: a file, or a folder with the files of a package. */
  file: string;
  /** What is analysed, by name. */
  files: ReadonlyMap<string, string>;
}

const ROOT = join(import.meta.dirname, '..', '..', 'corpus');

/** The stored evasions and their benign twins. They are read as text and never run. */
export function readCorpus(): CorpusCase[] {
  return foldersOf(ROOT).flatMap((threat) =>
    (['evil', 'benign'] as const).flatMap((kind) =>
      readdirSync(join(ROOT, threat, kind))
        .sort()
        .map((file) => ({ threat, kind, file, files: filesOf(join(ROOT, threat, kind, file), file) })),
    ),
  );
}

/** Known weaknesses that cases of the corpus name, in the form of an OSV export. */
export function corpusAdvisories(): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'advisories.json'), 'utf8'));
}

function foldersOf(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort();
}

function filesOf(path: string, name: string): Map<string, string> {
  if (!statSync(path).isDirectory())
    return new Map([[name.endsWith('.json') ? 'package.json' : name, readFileSync(path, 'utf8')]]);
  return new Map(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((inner) => statSync(join(path, inner)).isFile())
      .sort()
      .map((inner) => [packagePath(inner), readFileSync(join(path, inner), 'utf8')]),
  );
}

/** Folders of packages are kept under another name, because version control leaves out their real one. */
function packagePath(inner: string): string {
  return inner
    .split(sep)
    .join('/')
    .replace(/(^|\/)bundled_modules\//g, '$1node_modules/');
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface CorpusCase {
  threat: string;
  kind: 'evil' | 'benign';
  /** The name of the case: a file, or a folder with the files of a package. */
  file: string;
  /** What is analysed, by name. */
  files: ReadonlyMap<string, string>;
  /** Where the dangerous act stands, as `file:line`, for cases that say so. */
  acts: readonly string[];
}

const ROOT = join(import.meta.dirname, '..', '..', 'corpus');
/** Honest code that cases stand in the midst of. */
const SURROUNDINGS = 'surroundings';
const ACT = /[ \t]*\/\/@act$/;

/** The stored evasions and their benign twins. They are read as text and never run. */
export function readCorpus(): CorpusCase[] {
  const around = surroundings();
  return foldersOf(ROOT).flatMap((threat) =>
    (['evil', 'benign'] as const).flatMap((kind) =>
      readdirSync(join(ROOT, threat, kind))
        .sort()
        .map((file) => ({
          threat,
          kind,
          file,
          ...withActs(filesOf(join(ROOT, threat, kind, file), file), around),
        })),
    ),
  );
}

/** Known weaknesses that cases of the corpus name, in the form of an OSV export. */
export function corpusAdvisories(): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'advisories.json'), 'utf8'));
}

function foldersOf(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() && entry.name !== SURROUNDINGS ? [entry.name] : []))
    .sort();
}

function surroundings(): ReadonlyMap<string, string> {
  const folder = join(ROOT, SURROUNDINGS);
  return new Map(
    readdirSync(folder).map((name) => [
      name.replace(/\.js$/, ''),
      readFileSync(join(folder, name), 'utf8').trimEnd(),
    ]),
  );
}

/** Puts the honest code in its place, and takes the marks of the acts out again. */
function withActs(
  files: ReadonlyMap<string, string>,
  around: ReadonlyMap<string, string>,
): Pick<CorpusCase, 'files' | 'acts'> {
  const acts: string[] = [];
  const read = [...files].map(([name, text]): [string, string] => {
    const whole = text.replace(
      /^\/\/ surroundings: (\w+)$/gm,
      (line, named: string) => around.get(named) ?? line,
    );
    const lines = whole.split('\n').map((line, at) => {
      if (ACT.test(line)) acts.push(`${name}:${at + 1}`);
      return line.replace(ACT, '');
    });
    return [name, lines.join('\n')];
  });
  return { files: new Map(read), acts };
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

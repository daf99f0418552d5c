import { posix } from 'node:path';
import { exports as exported, imports as imported } from 'resolve.exports';
import type { UnpackedPackage } from './unpack-package.ts';

/** A file of the package, the name of another package, or nothing at all: `false` in a browser map. */
export type Resolved =
  | { readonly file: string }
  | { readonly bare: string }
  | { readonly empty: true }
  | { readonly missing: string };

interface How {
  /** `require()` rather than `import`. */
  readonly required: boolean;
}

/** Both bundles run in workers without Node, so packages show what they have for browsers. */
const CONDITIONS = ['worker', 'module', 'production'];
const EXTENSIONS = ['', '.js', '.mjs', '.cjs', '.json', '.ts', '.jsx', '.tsx'];

/** What `.` or `./sub/path` of a package means to someone who imports it. */
export function resolveExport(unpacked: UnpackedPackage, subpath: string, how: How): Resolved {
  const { manifest } = unpacked;
  if (subpath.split('/').includes('..')) return { missing: subpath };
  if ('exports' in manifest && manifest['exports'] !== null) {
    return firstFile(unpacked, subpath, () => exported(manifest, subpath, options(how)) ?? undefined);
  }
  return subpath === '.' ? entryOf(unpacked, '') : resolveFile(unpacked, subpath);
}

/** What an import inside a package means: a relative path or a `#name`. Bare names are answered as they are. */
export function resolveInside(
  unpacked: UnpackedPackage,
  specifier: string,
  importer: string,
  how: How,
): Resolved {
  const { manifest } = unpacked;
  if (specifier.startsWith('#')) {
    return firstFile(unpacked, specifier, () => imported(manifest, specifier, options(how)) ?? undefined);
  }
  if (/^\.{1,2}(\/|$)/u.test(specifier)) {
    return resolveFile(unpacked, posix.join(posix.dirname(importer), specifier));
  }
  const swapped = browserMap(unpacked).get(specifier);
  if (swapped === undefined) return { bare: specifier };
  if (swapped === false) return { empty: true };
  return swapped.startsWith('.') ? resolveFile(unpacked, swapped) : { bare: swapped };
}

function options({ required }: How) {
  return { browser: true, conditions: CONDITIONS, require: required };
}

/** The first target that exists. The library throws where a package does not export what is asked for. */
function firstFile(
  unpacked: UnpackedPackage,
  asked: string,
  find: () => readonly string[] | undefined,
): Resolved {
  let targets: readonly string[];
  try {
    targets = find() ?? [];
  } catch {
    targets = [];
  }
  const [first] = targets;
  if (first === undefined) return { missing: asked };
  if (!first.startsWith('.')) return { bare: first };
  const file = targets.map((target) => posix.join(target)).find((target) => unpacked.files.has(target));
  return file === undefined ? { missing: asked } : swap(unpacked, file);
}

function resolveFile(unpacked: UnpackedPackage, path: string): Resolved {
  const plain = posix.join(path).replace(/\/$/u, '');
  if (plain === '.') return entryOf(unpacked, '');
  const file = EXTENSIONS.map((extension) => plain + extension).find((one) => unpacked.files.has(one));
  return file === undefined ? entryOf(unpacked, plain) : swap(unpacked, file);
}

/** The module a folder stands for: by its own package.json, or index. */
function entryOf(unpacked: UnpackedPackage, folder: string): Resolved {
  const names = folder === '' ? mainsOf(unpacked) : nestedMains(unpacked, folder);
  const candidates = [...names, 'index'].flatMap((name) =>
    EXTENSIONS.flatMap((extension) => [name + extension, posix.join(name, `index${extension}`)]),
  );
  const file = candidates.map((name) => posix.join(folder, name)).find((one) => unpacked.files.has(one));
  return file === undefined ? { missing: folder === '' ? '.' : folder } : swap(unpacked, file);
}

function mainsOf({ manifest: { browser, module, main } }: UnpackedPackage): string[] {
  return [browser, module, main].filter((name) => typeof name === 'string');
}

function nestedMains({ files }: UnpackedPackage, folder: string): string[] {
  const bytes = files.get(posix.join(folder, 'package.json'));
  if (!bytes) return [];
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof told !== 'object' || told === null) return [];
    const mains = ['module' in told ? told.module : undefined, 'main' in told ? told.main : undefined];
    return mains.filter((name) => typeof name === 'string');
  } catch {
    return [];
  }
}

function swap(unpacked: UnpackedPackage, file: string): Resolved {
  const swapped = browserMap(unpacked).get(`./${file}`);
  if (swapped === undefined) return { file };
  if (swapped === false) return { empty: true };
  const target = posix.join(swapped);
  return unpacked.files.has(target) ? { file: target } : { missing: swapped };
}

/** The `browser` field's replacements; paths begin with `./`. */
function browserMap({ manifest: { browser } }: UnpackedPackage): Map<string, string | false> {
  return new Map(typeof browser === 'object' ? Object.entries(browser) : []);
}

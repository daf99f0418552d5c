import type { PackageFile } from '../package-file.ts';

/** Scripts that run on the machine of whoever installs a package, not only of who works on it. */
const AT_INSTALL = ['preinstall', 'install', 'postinstall', 'preuninstall', 'uninstall', 'postuninstall'];

export function scriptsAtInstall(packageFile: PackageFile | null): string[] {
  return AT_INSTALL.flatMap((name) => packageFile?.scripts?.[name] ?? []);
}

/** `node -e "require('./x')"`: the file, said in a roundabout way that older versions need. */
export function requiredBy(command: string): string | undefined {
  return /^node\s+-e\s+["'](?:try\s*\{\s*)?require\(['"]\.\/([\w./-]+)['"]\)[^;]*["']$/.exec(command)?.[1];
}

/** The file of the package that a command runs, by its name in `files`; null when none of them. */
export function scriptOf(command: string, files: ReadonlyMap<string, string>): string | null {
  const script =
    requiredBy(command) ??
    /\b(?:node|bun|deno|tsx|ts-node|sh|bash)\s+(?:-r\s+\S+\s+)?["']?\.?\/?([\w./-]+)/.exec(command)?.[1];
  if (script === undefined) return null;
  return [script, `${script}.js`, `${script}/index.js`].find((name) => files.has(name)) ?? null;
}

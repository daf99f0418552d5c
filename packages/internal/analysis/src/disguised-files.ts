import { posix } from 'node:path';
import { isPage } from './html-scripts.ts';
import type { PackageFile } from './package-file.ts';
import { scriptOf, scriptsAtInstall } from './packages/install-scripts.ts';
import { isSource } from './syntax/parse-source.ts';

/** Endings and names of what is data wherever it is loaded, or too common to be looked for. */
const DATA =
  /\.(?:json5?|map|d\.[cm]?ts|flow|md|markdown|css|scss|sass|less|styl|png|jpe?g|gif|ico|webp|avif|woff2?|ttf|eot|otf|wasm|node|lock|ya?ml|toml|csv|xml|gz|tgz|zip|pdf|mp[34])$|(?:^|\/)(?:\.[^/]*|(?:licen[cs]e|copying|notice|readme|changelog|history|authors|contributors|makefile|dockerfile)[^/]*)$/i;
const LOADS =
  /(?:\b(?:require|import|from|fork|Worker|resolve)|__dirname)\s*[(,+]?\s*["'`](\.{0,2}\/[^"'`\n]{1,200})["'`]/g;
const SHEBANG = /^#!.*\b(?:node|bun|deno|tsx)\b/;

/**
 * Files that are code although their name does not say so: Node runs whatever is required, whatever it is called, and
 * whatever a package starts. One that turns out not to be JavaScript is none.
 */
export function disguisedFiles(
  packageFile: PackageFile | null,
  files: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const candidates = new Set(
    [...files.keys()].filter((name) => !isSource(name) && !isPage(name) && !DATA.test(name)),
  );
  const found = new Set<string>();
  if (candidates.size === 0) return found;
  const add = (path: string): void => {
    const name = posix.join(path).replace(/^\//, '');
    if (candidates.has(name)) found.add(name);
  };
  for (const name of candidates) if (SHEBANG.test((files.get(name) ?? '').slice(0, 100))) add(name);
  for (const command of scriptsAtInstall(packageFile)) add(scriptOf(command, files) ?? '.');
  for (const target of [packageFile?.['main'], packageFile?.bin])
    for (const path of typeof target === 'string' ? [target] : Object.values(target ?? {}))
      if (typeof path === 'string') add(path);
  for (const [name, text] of files)
    if (isSource(name))
      for (const [, specifier = ''] of text.matchAll(LOADS)) add(posix.join(posix.dirname(name), specifier));
  return found;
}

import { isPublicRegistry } from '../packages/public-registry.ts';
import { readLock } from '../packages/read-lock.ts';
import { DEPENDENCY_GROUPS, type PackageFile } from '../package-file.ts';
import { defineRule, type PackageContext } from '../rule.ts';

const COMMANDS =
  /^(?:node|npm|npx|yarn|pnpm|git|ls|cd|cat|sudo|ssh|curl|wget|bash|sh|zsh|python3?|pip|docker|make|gcc|ps|rm|cp|mv|env|which|kill|su)$/;
const TWICE = ['name', 'version', 'scripts', 'dependencies', 'main', 'bin'];

export const manifestConfusion = defineRule({
  id: 'manifest-confusion',
  severity: 'high',
  threat: 'dependency',
  title: 'What the package says of itself does not agree',
  why: 'People read one file and installers another. Where they differ, what is installed is not what was reviewed.',
  fix: 'Make package.json and the lockfile again with the package manager, and write nothing twice.',
  example: {
    bad: '{"name":"a","version":"1.0.0","bin":{"npm":"./cli.js"}}',
    good: '{"name":"a","version":"1.0.0","bin":{"a":"./cli.js"}}',
  },
  cwe: 345,
  visit: {
    package: (context) => {
      const { packageFile, report } = context;
      for (const command of commandsOf(packageFile))
        if (COMMANDS.test(command) && packageFile.name !== command)
          report('package.json', `"${command}"`, {
            message: `The package puts a program named ${command} in place of the one everybody uses.`,
          });
      for (const key of writtenTwice(context.files.get('package.json') ?? ''))
        report('package.json', `"${key}"`, {
          message: `${key} is written twice: readers see the one, installers take the other.`,
        });
      compareLock(context);
      compareBundled(context);
    },
  },
});

function commandsOf({ bin, name }: PackageFile): string[] {
  if (typeof bin === 'string') return [name.split('/').at(-1) ?? ''];
  return typeof bin === 'object' && bin !== null ? Object.keys(bin) : [];
}

/** Keys that stand twice at the top of a JSON object. JSON.parse keeps the last, other readers the first. */
function writtenTwice(text: string): string[] {
  const seen = new Set<string>();
  const twice: string[] = [];
  let depth = 0;
  for (const match of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/g)) {
    const [token, word, colon] = match;
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (colon !== undefined && depth === 1 && word !== undefined && TWICE.includes(word)) {
      if (seen.has(word)) twice.push(word);
      seen.add(word);
    }
  }
  return twice;
}

function compareLock({ packageFile, files, report }: PackageContext): void {
  const lock = readLock(files);
  if (!lock) return;
  const { root, file } = lock;
  if (root?.name && packageFile.name && root.name !== packageFile.name)
    report(file, `"${root.name}"`, {
      message: `The lockfile is of ${root.name}, the package is ${packageFile.name}.`,
    });
  if (root?.version && packageFile.version && root.version !== packageFile.version)
    report(file, `"${root.version}"`, {
      severity: 'medium',
      message: `The lockfile is of version ${root.version}, the package is ${packageFile.version}.`,
    });
  const declared = new Set(DEPENDENCY_GROUPS.flatMap((group) => Object.keys(packageFile[group] ?? {})));
  for (const name of root?.dependencies ?? [])
    if (!declared.has(name))
      report(file, `"${name}"`, {
        message: `The lockfile installs ${name}, which package.json does not ask for.`,
      });
  for (const { name, resolved } of lock.packages) {
    const taken = resolved === null ? null : nameInAddress(resolved);
    if (taken !== null && taken !== name)
      report(file, resolved ?? '', {
        message: `The lockfile takes ${taken} and installs it as ${name}.`,
      });
    else if (resolved?.startsWith('http:'))
      report(file, resolved, {
        message: `The lockfile takes ${name} over a connection that anybody can change.`,
      });
  }
  // Unlike other lockfiles, this one is published and binds whoever installs the package.
  if (file === 'npm-shrinkwrap.json')
    for (const { name, resolved } of lock.packages)
      if (resolved && !isPublicRegistry(resolved))
        report(file, resolved, { message: `Whoever installs this takes ${name} from ${resolved}.` });
  for (const host of foreignHosts(lock.packages.flatMap(({ resolved }) => (resolved ? [resolved] : []))))
    report(file, host, { message: `The lockfile takes a package from ${host}, all others from elsewhere.` });
}

/** `https://registry/name/-/name-1.0.0.tgz` → the name; null for other addresses. */
function nameInAddress(resolved: string): string | null {
  const name = /^https?:\/\/[^/]+\/(?:.*?\/)?((?:@[^/]+(?:\/|%2f))?[^/@]+)\/-\//i.exec(resolved)?.[1];
  return name === undefined ? null : decodeURIComponent(name);
}

function foreignHosts(addresses: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const address of addresses) {
    const host = /^(?:git\+)?\w+:\/\/([^/]+)/.exec(address)?.[1];
    if (host) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count < most && count <= 2).map(([host]) => host);
}

/** A bundled package whose own name is not the folder it lies in. */
function compareBundled({ files, report }: PackageContext): void {
  for (const [path, text] of files) {
    const folder = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1];
    if (folder === undefined) continue;
    const name = /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    if (name !== undefined && name !== folder)
      report(path, `"${name}"`, { message: `${name} is bundled under the name of ${folder}.` });
  }
}
